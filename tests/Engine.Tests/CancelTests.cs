using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class CancelTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    private readonly Gate _gate = new();

    [Fact]
    public async Task Cancel_UnknownOrFinished_SaysSo()
    {
        await Hub.StartAsync();
        Assert.Equal(WorkflowSignalResult.NotFound, await Client.CancelAsync("one", ""));

        await Hub.RunAsync();

        Assert.Equal(WorkflowSignalResult.Finished, await Client.CancelAsync("one", ""));
        Assert.Equal(WorkflowSignalResult.Finished, await Client.RaiseEventAsync("one", "go", ""));
    }

    [Fact]
    public async Task Cancel_RunningActivity_IsAskedToStopAndAwaited()
    {
        Scripts.Step = async (context, input) =>
        {
            await _gate.PassAsync(context.CancellationToken);
            return input;
        };
        await StartAsync(context => context.CallActivityAsync<string>(nameof(Step), "x", null, context.CancellationToken));
        await _gate.Entered;

        await CancelAsync();

        var state = await Hub.EndAsync();
        Assert.Equal((WorkflowRuntimeStatus.Canceled, true), (state.Status, state.IsCancellationRequested));
        Assert.Equal(WorkflowStepStatus.Canceled, (await Client.GetAsync("one", includeSteps: true))!.Steps[0].Status);
    }

    [Fact]
    public async Task Cancel_RunningActivityThatFinishesAnyway_ItsResultStands()
    {
        Scripts.Step = async (_, _) =>
        {
            await _gate.PassAsync();
            return "done";
        };
        await StartAsync(context => context.CallActivityAsync<string>(nameof(Step), "x", null, context.CancellationToken));
        await _gate.Entered;
        await CancelAsync();

        _gate.Open();

        var state = await Hub.EndAsync();
        Assert.Equal((WorkflowRuntimeStatus.Completed, "\"done\""), (state.Status, state.Output));
    }

    [Fact]
    public async Task Cancel_ActivityWithoutTheToken_IsLeftAlone()
    {
        var signalled = false;
        Scripts.Step = async (context, _) =>
        {
            await _gate.PassAsync();
            signalled = context.CancellationToken.IsCancellationRequested;
            return "done";
        };
        await StartAsync(context => context.CallActivityAsync<string>(nameof(Step), "x"));
        await _gate.Entered;
        await CancelAsync();
        _gate.Open();

        Assert.Equal("\"done\"", (await Hub.EndAsync()).Output);
        Assert.False(signalled);
    }

    [Theory]
    [InlineData("timer", false)]
    [InlineData("timer", true)]
    [InlineData("event", false)]
    [InlineData("event", true)]
    [InlineData("backoff", false)]
    [InlineData("backoff", true)]
    [InlineData("child", false)]
    [InlineData("child", true)]
    public async Task Cancel_WhileWaiting_EndsTheWaitAlsoAfterACrash(string kind, bool crash)
    {
        Scripts.Step = (_, _) =>
        {
            _ = _gate.PassAsync();
            throw new TimeoutException();
        };
        Scripts.Child = async (context, input) =>
        {
            _ = _gate.PassAsync();
            return await context.WaitForExternalEventAsync<string>("never", context.CancellationToken);
        };
        var retry = new RetryPolicy { MaxAttempts = 9, FirstInterval = TimeSpan.FromDays(1), MaxInterval = TimeSpan.FromDays(1) };
        await StartAsync(async context =>
        {
            var token = context.CancellationToken;
            switch (kind)
            {
                case "timer":
                    await context.CreateTimer(TimeSpan.FromDays(1), token);
                    break;
                case "event":
                    await context.WaitForExternalEventAsync<string>("never", token);
                    break;
                case "backoff":
                    await context.CallActivityAsync<string>(nameof(Step), "x", new() { RetryPolicy = retry }, token);
                    break;
                default:
                    await context.CallWorkflowAsync<string>(nameof(Child), "x", null, token);
                    break;
            }

            return "";
        });
        if (kind is "backoff" or "child")
        {
            await _gate.Entered;
        }

        if (kind == "backoff")
        {
            await Eventually.TrueAsync(async () => (await Client.GetAsync("one", includeSteps: true))!.Steps is [{ Failure: not null }]);
        }

        if (crash)
        {
            await Client.RaiseEventAsync("one", "flush", "");
            await Hub.CrashAsync();
        }

        await CancelAsync();

        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Hub.EndAsync()).Status);
        Assert.Equal(WorkflowStepStatus.Canceled, (await Client.GetAsync("one", includeSteps: true))!.Steps[0].Status);
        if (kind == "child")
        {
            Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Hub.EndAsync("one:0.0")).Status);
        }
    }

    [Fact]
    public async Task Cancel_CodeCleansUp_CompensationRunsAndNewCallsWithTheTokenThrow()
    {
        Scripts.Main = async (context, _) =>
        {
            try
            {
                context.SetCustomStatus("waiting");
                return await context.WaitForExternalEventAsync<string>("never", context.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(
                    () => context.CallActivityAsync<string>(nameof(Step), "x", null, context.CancellationToken));
                context.SetCustomStatus(await context.CallActivityAsync<string>(nameof(Other), "undone"));
                throw;
            }
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await UntilStatusAsync("waiting");

        await CancelAsync();

        var state = await Hub.EndAsync();
        Assert.Equal((WorkflowRuntimeStatus.Canceled, "\"undone\""), (state.Status, state.CustomStatus));
    }

    [Fact]
    public async Task Cancel_CrashDuringCompensation_ItGoesOn()
    {
        Scripts.Other = async (_, input) =>
        {
            await _gate.PassAsync();
            return input;
        };
        Scripts.Main = async (context, _) =>
        {
            try
            {
                return await context.WaitForExternalEventAsync<string>("never", context.CancellationToken);
            }
            finally
            {
                context.SetCustomStatus(await context.CallActivityAsync<string>(nameof(Other), "undone"));
            }
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await CancelAsync();
        await _gate.Entered;

        await Hub.CrashAsync();
        _gate.Open();

        var state = await Hub.EndAsync();
        Assert.Equal((WorkflowRuntimeStatus.Canceled, "\"undone\""), (state.Status, state.CustomStatus));
    }

    [Fact]
    public async Task Cancel_CrashWhileTheAttemptIsAskedToStop_TheCallEndsCanceled()
    {
        Scripts.Step = async (_, input) =>
        {
            await _gate.PassAsync();
            return input;
        };
        await StartAsync(context => context.CallActivityAsync<string>(nameof(Step), "x", null, context.CancellationToken));
        await _gate.Entered;
        await CancelAsync();

        await Hub.CrashAsync();

        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Hub.EndAsync()).Status);
        _gate.Open();
    }

    [Fact]
    public async Task Cancel_IgnoredByTheCode_TheWorkflowCompletes()
    {
        await StartAsync(context => context.WaitForExternalEventAsync<string>("go"));
        await CancelAsync();
        await CancelAsync();

        await Client.RaiseEventAsync("one", "go", "done");

        var state = await Hub.EndAsync();
        Assert.Equal((WorkflowRuntimeStatus.Completed, true), (state.Status, state.IsCancellationRequested));
    }

    [Fact]
    public async Task OperationCanceled_WithoutARequest_IsAFailure()
    {
        Scripts.Main = (_, _) => throw new OperationCanceledException();
        await Hub.StartAsync();

        Assert.Equal(WorkflowRuntimeStatus.Failed, (await Hub.RunAsync()).Status);
    }

    [Fact]
    public async Task OwnToken_CanceledByTheWorkflow_EndsTheTimerDeterministically()
    {
        Scripts.Step = async (_, input) =>
        {
            await _gate.PassAsync();
            return input;
        };
        Scripts.Main = async (context, _) =>
        {
            using var source = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromDays(1), source.Token);
            var waited = context.WaitForExternalEventAsync<string>("go");
            var first = await Task.WhenAny(timer, waited);
            source.Cancel();
            await context.CallActivityAsync<string>(nameof(Step), "x");
            return $"{first == waited} {timer.IsCanceled}";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "go", "");
        await _gate.Entered;
        await Hub.CrashAsync();
        _gate.Open();

        Assert.Equal("\"True True\"", (await Hub.EndAsync()).Output);
    }

    private async Task CancelAsync() => Assert.Equal(WorkflowSignalResult.Accepted, await Client.CancelAsync("one", "enough"));

    private async Task StartAsync(Func<WorkflowContext, Task<string>> main)
    {
        Scripts.Main = (context, _) => main(context);
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
    }
}
