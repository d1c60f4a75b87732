using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class WorkflowTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    [Fact]
    public async Task Run_ThreeActivities_CompletesWithTheirResultsInFourCommits()
    {
        Scripts.Step = (context, input) => Task.FromResult($"{input}{context.Sequence}");
        Scripts.Main = async (context, input) =>
        {
            for (var i = 0; i < 3; i++)
            {
                input = await context.CallActivityAsync<string>(nameof(Step), input);
            }

            return input;
        };
        var tap = new StorageTap();
        await Hub.StartAsync(tap);
        var before = tap.Count;

        var state = await Hub.RunAsync();

        Assert.Equal((WorkflowRuntimeStatus.Completed, "\"in012\""), (state.Status, state.Output));
        Assert.Equal(4, tap.Count - before);
    }

    [Fact]
    public async Task Run_FanOut_AllResultsArrive()
    {
        Scripts.Main = async (context, _) =>
            string.Concat(await Task.WhenAll(Enumerable.Range(0, 20).Select(i => context.CallActivityAsync<string>(nameof(Step), $"{i},"))));
        await Hub.StartAsync();

        var state = await Hub.RunAsync();

        Assert.Equal($"\"{string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},"))}\"", state.Output);
    }

    [Fact]
    public async Task Run_WorkflowThrows_FailsWithTheException()
    {
        Scripts.Main = (_, _) => throw new InvalidOperationException("broken", new ArgumentException("inner"));
        await Hub.StartAsync();

        var state = await Hub.RunAsync();

        Assert.Equal(WorkflowRuntimeStatus.Failed, state.Status);
        Assert.Equal(("System.InvalidOperationException", "broken", "inner"), (state.Failure!.ErrorType, state.Failure.Message, state.Failure.InnerFailure!.Message));
    }

    [Fact]
    public async Task Run_ActivityThrows_WorkflowMayCatchIt()
    {
        Scripts.Step = (_, _) => throw new InvalidOperationException("broken");
        Scripts.Main = async (context, _) =>
        {
            try
            {
                return await context.CallActivityAsync<string>(nameof(Step), "x");
            }
            catch (WorkflowTaskFailedException e)
            {
                return $"{e.TaskName}/{e.Attempts}/{e.Failure.ErrorType}";
            }
        };
        await Hub.StartAsync();

        Assert.Equal("\"Step/1/System.InvalidOperationException\"", (await Hub.RunAsync()).Output);
    }

    [Fact]
    public async Task Run_ActivityNotRegistered_TheCallFails()
    {
        Scripts.Main = (context, _) => context.CallActivityAsync<string>("Nowhere", "x", new() { RetryPolicy = new() { MaxAttempts = 5 } });
        await Hub.StartAsync();

        var state = await Hub.RunAsync();

        Assert.Equal("ActivityNotRegistered", state.Failure!.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task Run_ReturnsWithOpenTasks_TheyAreCanceledAndTheirResultsDropped()
    {
        var gate = new Gate();
        var canceled = new TaskCompletionSource();
        Scripts.Step = async (context, input) =>
        {
            using var registration = context.CancellationToken.Register(() => canceled.TrySetResult());
            await gate.PassAsync();
            return input;
        };
        Scripts.Main = async (context, _) =>
        {
            var open = context.CallActivityAsync<string>(nameof(Step), "x");
            var timer = context.CreateTimer(TimeSpan.FromDays(1));
            await context.WaitForExternalEventAsync<string>("go");
            return open.IsCompleted || timer.IsCompleted ? "completed" : "open";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;

        await Client.RaiseEventAsync("one", "go", "");
        var state = await Hub.EndAsync();
        await canceled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        gate.Open();

        Assert.Equal("\"open\"", state.Output);
        var steps = (await Client.GetAsync("one", includeSteps: true))!.Steps;
        Assert.Equal(
            [WorkflowStepStatus.Canceled, WorkflowStepStatus.Canceled, WorkflowStepStatus.Completed],
            steps.Select(s => s.Status));
    }

    [Fact]
    public async Task Run_MoreActivitiesThanSlots_ExcessWaits()
    {
        var (running, most) = (0, 0);
        Scripts.Step = async (_, input) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return input;
        };
        Scripts.Main = async (context, _) =>
        {
            await Task.WhenAll(Enumerable.Range(0, 30).Select(i => context.CallActivityAsync<string>(nameof(Step), $"{i}")));
            return "done";
        };
        Hub.Configure = o => o.MaxConcurrentActivities = 2;
        await Hub.StartAsync();

        Assert.Equal("\"done\"", (await Hub.RunAsync()).Output);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task SetCustomStatus_BeforeItIsDurable_WaitersSeeIt()
    {
        var gate = new Gate();
        Scripts.Step = async (_, input) =>
        {
            await gate.PassAsync();
            return input;
        };
        Scripts.Main = async (context, input) =>
        {
            context.SetCustomStatus("working");
            return await context.CallActivityAsync<string>(nameof(Step), input);
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();

        var state = await UntilStatusAsync("working");
        Assert.Equal(WorkflowRuntimeStatus.Running, state.Status);
        Assert.Equal("\"working\"", (await Client.ListAsync(new())).Instances.Single().CustomStatus);

        gate.Open();
        Assert.Equal("\"working\"", (await Hub.EndAsync()).CustomStatus);
        Assert.Equal("\"working\"", (await Client.GetAsync("one"))!.CustomStatus);
    }

    [Fact]
    public async Task Wait_ConditionThrows_TheCallerGetsTheException()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("never");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();

        await Assert.ThrowsAsync<DivideByZeroException>(() => Client.WaitAsync("one", _ => throw new DivideByZeroException()));
        Assert.Null(await Client.WaitAsync("unknown"));
    }

    [Fact]
    public async Task GetAsync_IncludeSteps_TellsCallsAttemptsAndTimes()
    {
        Scripts.Step = (context, input) => context.Attempt < 2 ? throw new InvalidOperationException("first") : Task.FromResult(input);
        Scripts.Main = async (context, input) =>
        {
            await context.CallActivityAsync<string>(nameof(Step), input, new() { RetryPolicy = new() { MaxAttempts = 3, FirstInterval = TimeSpan.Zero } });
            await context.CreateTimer(TimeSpan.Zero);
            await context.CallWorkflowAsync<string>(nameof(Child), input);
            return await context.WaitForExternalEventAsync<string>("go");
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "GO", "x");
        await Hub.EndAsync();

        var steps = (await Client.GetAsync("one", includeSteps: true))!.Steps;

        Assert.Equal(
            [
                (0, WorkflowStepKind.Activity, "Step", 2),
                (1, WorkflowStepKind.Timer, "", 0),
                (2, WorkflowStepKind.Workflow, "Child", 1),
                (3, WorkflowStepKind.ExternalEvent, "go", 0),
            ],
            steps.Select(s => (s.Sequence, s.Kind, s.Name, s.Attempts)));
        Assert.All(steps, s => Assert.True(s is { Status: WorkflowStepStatus.Completed, StartedAt: not null } && s.EndedAt >= s.StartedAt));
        Assert.Equal("first", steps[0].Failure!.Message);
    }
}
