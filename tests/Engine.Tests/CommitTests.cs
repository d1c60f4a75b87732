using Azure;
using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class CommitTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    [Fact]
    public async Task Commit_HundredWorkflowsAtOnce_ShareTransactions()
    {
        Scripts.Main = ThreeSteps;
        var tap = new StorageTap();
        await Hub.StartAsync(tap);
        var before = tap.Count;

        var states = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Hub.RunAsync($"w{i}")));

        Assert.All(states, s => Assert.Equal(WorkflowRuntimeStatus.Completed, s.Status));
        Assert.InRange(tap.Count - before, 1, 200);
        Assert.Equal(100, (await Hub.RowsAsync("f|")).Count);
        Assert.Empty(await Hub.RowsAsync("a|"));
    }

    [Fact]
    public async Task Commit_MoreThanHundredEventsOfOneInstance_AllAreJournaledOnce()
    {
        var count = 0;
        Scripts.Step = (_, input) =>
        {
            Interlocked.Increment(ref count);
            return Task.FromResult(new string('x', 500));
        };
        Scripts.Main = async (context, _) =>
        {
            await Task.WhenAll(Enumerable.Range(0, 300).Select(i => context.CallActivityAsync<string>(nameof(Step), $"{i}")));
            return await context.WaitForExternalEventAsync<string>("go");
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Eventually.TrueAsync(async () => (await Client.GetAsync("one", includeSteps: true))!.Steps.Count(s => s.Status == WorkflowStepStatus.Completed) == 300);
        await Client.RaiseEventAsync("one", "unrelated", "makes sure that all before it is durable");

        await Hub.CrashAsync();
        await Client.RaiseEventAsync("one", "go", "done");

        Assert.Equal("\"done\"", (await Hub.EndAsync()).Output);
        Assert.Equal(300, count);
    }

    [Fact]
    public async Task Commit_AnswerLost_TheOutcomeIsReadBackAndNothingRunsTwice()
    {
        var (effects, lost) = (0, 0);
        Scripts.Step = (_, input) =>
        {
            Interlocked.Increment(ref effects);
            return Task.FromResult(input);
        };
        Scripts.Main = ThreeSteps;
        var tap = new StorageTap();
        await Hub.StartAsync(tap);
        tap.After = request =>
            StorageTap.IsTransaction(request) && Interlocked.Increment(ref lost) % 2 == 1 ? throw new IOException("The connection was dropped.") : Task.CompletedTask;

        var states = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Hub.RunAsync($"w{i}")));

        Assert.All(states, s => Assert.Equal("\"in\"", s.Output));
        Assert.True(lost >= 4);
        Assert.Equal(30, effects);
    }

    [Fact]
    public async Task Commit_AnswerLostAndRepeatedByTheClientItself_ItsConflictIsRecognizedAsItsOwn()
    {
        var tap = new StorageTap();
        await Hub.StartAsync(tap);
        var lost = false;
        tap.After = request =>
        {
            if (StorageTap.IsTransaction(request) && !lost)
            {
                lost = true;

                // As the service answers a repeated write whose first copy went through.
                throw new RequestFailedException(412, "The update condition specified in the request was not satisfied.");
            }

            return Task.CompletedTask;
        };

        Assert.Equal("\"in\"", (await Hub.RunAsync()).Output);
        Assert.True(lost);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(429)]
    public async Task Commit_StorageFails_IsRepeatedUntilItGoesThrough(int status)
    {
        var failures = 0;
        Scripts.Main = ThreeSteps;
        var tap = new StorageTap();
        await Hub.StartAsync(tap);
        tap.Before = request =>
            Interlocked.Increment(ref failures) <= 6 ? throw new RequestFailedException(status, "Not now.") : Task.CompletedTask;

        Assert.Equal("\"in\"", (await Hub.RunAsync()).Output);
        Assert.True(failures > 6);
    }

    [Fact]
    public async Task Commit_RefusedForOneInstance_TheOthersGoOn()
    {
        var gate = new Gate();
        Scripts.Step = async (context, input) =>
        {
            if (context.InstanceId == "bad")
            {
                await gate.PassAsync();
            }

            return input;
        };
        Scripts.Main = ThreeSteps;
        Hub.Configure = o => o.ShardCount = 1;
        await Hub.StartAsync();
        await Hub.ScheduleAsync("bad");
        await gate.Entered;

        // The final delete of the row meets nothing: the storage refuses it whenever it is repeated.
        var wait = Client.WaitAsync("bad");
        Scripts.Step = async (context, input) =>
        {
            if (context.InstanceId == "bad" && context.Sequence == 2)
            {
                await Hub.Table.DeleteEntityAsync("shard-00", "a|bad");
            }

            return input;
        };
        gate.Open();

        await Assert.ThrowsAnyAsync<RequestFailedException>(() => wait.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("\"in\"", (await Hub.RunAsync("good")).Output);
    }

    [Fact]
    public async Task Payloads_UpToTheLimit_AreStoredWhole()
    {
        var large = new string('"', 20_000);
        Scripts.Step = (_, input) => Task.FromResult(input);
        Scripts.Main = async (context, input) =>
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => context.CallActivityAsync<string>(nameof(Step), input)));
            return results.All(r => r == input) ? await context.WaitForExternalEventAsync<string>("go") : "differs";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync(input: large);
        await Client.RaiseEventAsync("one", "go", large);
        var state = await Hub.EndAsync();

        Assert.Equal(state.Input, state.Output);
        var stored = await Client.GetAsync("one", includeSteps: true);
        Assert.Equal((state.Input, state.Output, 13), (stored!.Input, stored.Output, stored.Steps.Count));
    }

    [Fact]
    public async Task Payloads_BeyondTheLimit_FailWithAClearError()
    {
        var tooLarge = new string('x', PayloadSerializer.MaxLength);
        Scripts.Step = (_, input) => Task.FromResult(input == "huge" ? tooLarge : input);
        Scripts.Main = async (context, input) =>
        {
            try
            {
                await context.CallActivityAsync<string>(nameof(Step), "huge", new() { RetryPolicy = new() { MaxAttempts = 9 } });
                return "not reached";
            }
            catch (WorkflowTaskFailedException e) when (input == "activity")
            {
                return $"{e.Attempts} {e.Failure.ErrorType}";
            }
            catch (WorkflowTaskFailedException) when (input == "output")
            {
                return tooLarge;
            }
            catch (WorkflowTaskFailedException) when (input == "continue")
            {
                context.ContinueAsNew(tooLarge);
                return "not reached";
            }
        };
        await Hub.StartAsync();

        Assert.Equal("\"1 EipFunctions.Engine.PayloadTooLargeException\"", (await Hub.RunAsync("a", "activity")).Output);
        Assert.Equal("EipFunctions.Engine.PayloadTooLargeException", (await Hub.RunAsync("b", "output")).Failure!.ErrorType);
        Assert.Equal("EipFunctions.Engine.PayloadTooLargeException", (await Hub.RunAsync("c", "continue")).Failure!.ErrorType);
        await Hub.ScheduleAsync("d", "x");
        await Assert.ThrowsAsync<PayloadTooLargeException>(() => Client.RaiseEventAsync("d", "go", tooLarge));
    }

    private static async Task<string> ThreeSteps(WorkflowContext context, string input)
    {
        for (var i = 0; i < 3; i++)
        {
            input = await context.CallActivityAsync<string>(nameof(Step), input);
        }

        return input;
    }
}
