using System.Collections.Concurrent;
using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class RecoveryTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    private readonly ConcurrentQueue<string> _effects = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Crash_DuringAStep_OnlyThatStepRunsAgainWithItsKey(int crashAt)
    {
        var gate = new Gate();
        Scripts.Step = async (context, input) =>
        {
            _effects.Enqueue($"{context.IdempotencyKey}#{context.Attempt}");
            if (context.Sequence == crashAt && _effects.Count == crashAt + 1)
            {
                await gate.PassAsync();
            }

            return $"{input}{context.Sequence}";
        };
        Scripts.Main = ThreeSteps;
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;

        await Hub.CrashAsync();
        var state = await Hub.EndAsync();
        gate.Open();

        Assert.Equal("\"in012\"", state.Output);
        var expected = Enumerable.Range(0, 3).Select(i => $"one/{i}#1").Append($"one/{crashAt}#1");
        Assert.Equal(expected.Order(StringComparer.Ordinal), _effects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Crash_AfterADeferredResult_TheActivityRunsAgain()
    {
        var gate = new Gate();
        Scripts.Step = (context, input) =>
        {
            _effects.Enqueue(context.IdempotencyKey);
            return Task.FromResult(input);
        };
        Scripts.Other = async (_, input) =>
        {
            await gate.PassAsync();
            return input;
        };
        Scripts.Main = async (context, input) =>
        {
            await context.CallActivityAsync<string>(nameof(Step), input, new() { DeferCheckpoint = true });
            return await context.CallActivityAsync<string>(nameof(Other), input);
        };
        var tap = new StorageTap();
        await Hub.StartAsync(tap);
        var before = tap.Count;
        await Hub.ScheduleAsync();
        await gate.Entered;
        Assert.Equal(1, tap.Count - before);

        await Hub.CrashAsync();
        gate.Open();

        Assert.Equal("\"in\"", (await Hub.EndAsync()).Output);
        Assert.Equal(["one/0", "one/0"], _effects);
        Assert.Equal(2, (await Client.GetAsync("one", includeSteps: true))!.Steps.Count);
    }

    [Fact]
    public async Task Crash_WhileWaitingForAnEventRaisedBefore_TheEventIsKept()
    {
        Scripts.Main = async (context, _) =>
            await context.WaitForExternalEventAsync<string>("first") + await context.WaitForExternalEventAsync<string>("second");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "second", "2");

        await Hub.CrashAsync();
        await Client.RaiseEventAsync("one", "first", "1");

        Assert.Equal("\"12\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Crash_WithALongHistory_ItIsReadBackFromItsRows()
    {
        var gate = new Gate();
        Scripts.Step = (context, input) =>
        {
            _effects.Enqueue(context.IdempotencyKey);
            return Task.FromResult(new string('x', 20_000));
        };
        Scripts.Other = async (_, input) =>
        {
            await gate.PassAsync();
            return input;
        };
        Scripts.Main = async (context, _) =>
        {
            var total = 0;
            for (var i = 0; i < 40; i++)
            {
                total += (await context.CallActivityAsync<string>(nameof(Step), "")).Length;
            }

            return await context.CallActivityAsync<string>(nameof(Other), $"{total}");
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;
        Assert.NotEmpty(await Hub.RowsAsync("h|"));

        await Hub.CrashAsync();
        gate.Open();

        Assert.Equal("\"800000\"", (await Hub.EndAsync()).Output);
        Assert.Equal(40, _effects.Count);
        Assert.Equal(41, (await Client.GetAsync("one", includeSteps: true))!.Steps.Count);
        Assert.True(await Client.PurgeAsync("one"));
        Assert.Empty((await Hub.RowsAsync("h|")).Concat(await Hub.RowsAsync("f|")));
    }

    [Fact]
    public async Task Crash_RepeatedWithoutProgress_TheInstanceFailsVisiblyAndIsKept()
    {
        Hub.Configure = o => o.MaxRecoveries = 3;
        var entered = new SemaphoreSlim(0);
        Scripts.Step = async (_, input) =>
        {
            entered.Release();
            await new TaskCompletionSource().Task;
            return input;
        };
        Scripts.Main = ThreeSteps;
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await entered.WaitAsync(TimeSpan.FromSeconds(20)));
            await Hub.CrashAsync();
        }

        Assert.True(await entered.WaitAsync(TimeSpan.FromSeconds(20)));
        await Hub.CrashAsync();

        var state = await Hub.EndAsync();
        Assert.Equal((WorkflowRuntimeStatus.Failed, "PoisonedInstance"), (state.Status, state.Failure!.ErrorType));
        Assert.NotNull(await Client.GetAsync("one"));
    }

    [Fact]
    public async Task CleanRestart_Repeated_DoesNotCountAsCrash()
    {
        Hub.Configure = o => o.MaxRecoveries = 1;
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("go");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        for (var i = 0; i < 4; i++)
        {
            await Hub.Engine.StopAsync();
            await Hub.StartAsync();
        }

        await Client.RaiseEventAsync("one", "go", "done");

        Assert.Equal("\"done\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Recover_WorkflowNotRegistered_ItStaysIsReportedAndRunsWhereItIs()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("go");
        var all = Hub.Register;
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Hub.ScheduleAsync("two");

        Hub.Register = r => r.AddWorkflow<Child>();
        await Hub.CrashAsync();
        var state = await UntilAsync(s => s.Failure is not null);
        Assert.Equal((WorkflowRuntimeStatus.Running, "WorkflowNotRegistered"), (state.Status, state.Failure!.ErrorType));
        await UntilAsync(s => s.Failure is not null, "two");
        Assert.Equal(2, Hub.Engine.GetHealth().Shards.Sum(s => s.BlockedCount));
        Assert.Equal(WorkflowRuntimeStatus.Completed, (await EndOfChildAsync()).Status);
        await Client.CancelAsync("two", "its code is gone");
        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Hub.EndAsync("two")).Status);

        Hub.Register = all;
        await Hub.CrashAsync();
        await Client.RaiseEventAsync("one", "go", "done");
        Assert.Equal("\"done\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Recover_RowThatCannotBeRead_TheOthersRun()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("go");
        await Hub.StartAsync();
        await Hub.ScheduleAsync("good");
        await Hub.ScheduleAsync("torn");
        await Hub.ScheduleAsync("odd");
        await Hub.Engine.KillAsync();
        foreach (var row in await Hub.RowsAsync("a|"))
        {
            if (row.RowKey is "a|torn" or "a|odd")
            {
                row[row.RowKey == "a|torn" ? "Tail" : "Status"] = "{nonsense";
                await Hub.Table.UpdateEntityAsync(row, row.ETag, Azure.Data.Tables.TableUpdateMode.Replace);
            }
        }

        await Hub.StartAsync();
        await Client.RaiseEventAsync("good", "go", "done");

        Assert.Equal("\"done\"", (await Hub.EndAsync("good")).Output);
        await UntilAsync(s => s.Failure is not null, "torn");
        Assert.NotEmpty(await Hub.RowsAsync("a|odd"));
    }

    [Fact]
    public async Task Stop_WhileAnActivityRuns_ItsResultIsKept()
    {
        var gate = new Gate();
        Scripts.Step = async (context, input) =>
        {
            _effects.Enqueue(context.IdempotencyKey);
            if (context.Sequence == 0)
            {
                await gate.PassAsync();
            }

            return $"{input}{context.Sequence}";
        };
        Scripts.Main = ThreeSteps;
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;

        var stop = Hub.Engine.StopAsync();
        await Assert.ThrowsAsync<WorkflowHostUnavailableException>(() => Hub.ScheduleAsync("other"));
        gate.Open();
        await stop;
        await Hub.StartAsync();

        Assert.Equal("\"in012\"", (await Hub.EndAsync()).Output);
        Assert.Equal(["one/0", "one/1", "one/2"], _effects);
    }

    private static async Task<string> ThreeSteps(WorkflowContext context, string input)
    {
        for (var i = 0; i < 3; i++)
        {
            input = await context.CallActivityAsync<string>(nameof(Step), input);
        }

        return input;
    }

    private async Task<WorkflowState> EndOfChildAsync()
    {
        await Client.ScheduleAsync(nameof(Child), "child", "x");
        return await Hub.EndAsync("child");
    }
}
