using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class ContinueAsNewTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    [Fact]
    public async Task ContinueAsNew_ManyTimes_KeepsOneRowAndAShortHistory()
    {
        var keys = new List<string>();
        Scripts.Step = (context, input) =>
        {
            keys.Add(context.IdempotencyKey);
            return Task.FromResult(input);
        };
        Scripts.Main = async (context, input) =>
        {
            var n = int.Parse(input, null);
            await context.CallActivityAsync<string>(nameof(Step), input);
            if (n < 20)
            {
                context.ContinueAsNew($"{n + 1}");
            }

            return $"{n}";
        };
        await Hub.StartAsync();

        var state = await Hub.RunAsync(input: "0");

        Assert.Equal(("\"20\"", "\"20\""), (state.Output, state.Input));
        Assert.Single((await Client.GetAsync("one", includeSteps: true))!.Steps);
        Assert.Equal(Enumerable.Range(0, 21).Select(i => i == 0 ? "one/0" : $"one/0.{i}"), keys);
    }

    [Fact]
    public async Task ContinueAsNew_OpenActivityOfTheOldExecution_ItsResultIsDropped()
    {
        var gate = new Gate();
        var guids = new List<Guid>();
        Scripts.Step = async (_, input) =>
        {
            if (input == "old")
            {
                await gate.PassAsync();
            }

            return input;
        };
        Scripts.Main = async (context, input) =>
        {
            guids.Add(context.NewGuid());
            if (input == "in")
            {
                _ = context.CallActivityAsync<string>(nameof(Step), "old");
                await context.WaitForExternalEventAsync<string>("go");
                context.ContinueAsNew("again");
                return "";
            }

            var result = context.CallActivityAsync<string>(nameof(Step), "new");
            await context.WaitForExternalEventAsync<string>("end");
            return await result;
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;
        await Client.RaiseEventAsync("one", "go", "");
        await UntilAsync(s => s.Input == "\"again\"");
        gate.Open();
        await Client.RaiseEventAsync("one", "end", "");

        Assert.Equal("\"new\"", (await Hub.EndAsync()).Output);
        Assert.Equal(2, guids.Distinct().Count());
    }

    [Fact]
    public async Task ContinueAsNew_WithoutKeepingEvents_DropsThem()
    {
        Scripts.Main = async (context, input) =>
        {
            if (input == "in")
            {
                await context.WaitForExternalEventAsync<string>("go");
                context.ContinueAsNew("again", preserveUnprocessedEvents: false);
                return "";
            }

            return await context.WaitForExternalEventAsync<string>("x");
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "x", "old");
        await Client.RaiseEventAsync("one", "go", "");
        await UntilAsync(s => s.Input == "\"again\"");
        await Client.RaiseEventAsync("one", "x", "new");

        Assert.Equal("\"new\"", (await Hub.EndAsync()).Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ContinueAsNew_AfterACancelRequest_TheNextExecutionIsCanceledToo(bool crash)
    {
        Scripts.Main = async (context, input) =>
        {
            if (input == "in")
            {
                await context.WaitForExternalEventAsync<string>("go");
                context.ContinueAsNew("again");
                return "";
            }

            await context.WaitForExternalEventAsync<string>("resume");
            return await context.WaitForExternalEventAsync<string>("never", context.CancellationToken);
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.CancelAsync("one", "enough");
        await Client.RaiseEventAsync("one", "go", "");
        await UntilAsync(s => s.Input == "\"again\"");
        await Client.RaiseEventAsync("one", "flush", "");
        if (crash)
        {
            await Hub.CrashAsync();
        }

        await Client.RaiseEventAsync("one", "resume", "");

        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Hub.EndAsync()).Status);
    }

    [Fact]
    public async Task ContinueAsNew_RepeatedEventIdOfTheOldExecution_IsStillKnown()
    {
        Scripts.Main = async (context, input) =>
        {
            var data = await context.WaitForExternalEventAsync<string>("x");
            if (input == "in")
            {
                context.ContinueAsNew("again");
            }

            return data;
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "x", "1", "id-1");
        await UntilAsync(s => s.Input == "\"again\"");
        await Client.RaiseEventAsync("one", "x", "repeated", "id-1");
        await Client.RaiseEventAsync("one", "x", "2", "id-2");

        Assert.Equal("\"2\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task ContinueAsNew_AfterALongHistory_ItsRowsAreReplacedAndPurgedWithTheRest()
    {
        Scripts.Step = (_, _) => Task.FromResult(new string('x', 30_000));
        Scripts.Main = async (context, input) =>
        {
            var rounds = input == "in" ? 12 : 2;
            for (var i = 0; i < rounds; i++)
            {
                await context.CallActivityAsync<string>(nameof(Step), "");
            }

            if (input == "in")
            {
                context.ContinueAsNew("again");
            }

            return "done";
        };
        await Hub.StartAsync();

        Assert.Equal("\"done\"", (await Hub.RunAsync()).Output);
        Assert.Equal(2, (await Client.GetAsync("one", includeSteps: true))!.Steps.Count);
        Assert.True(await Client.PurgeAsync("one"));
        Assert.Empty((await Hub.RowsAsync("h|")).Concat(await Hub.RowsAsync("f|")));
    }
}
