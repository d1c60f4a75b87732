using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class SuspendTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Suspend_EventsAndResults_AreKeptUntilResumed(bool crash)
    {
        var gate = new Gate();
        var started = 0;
        Scripts.Step = async (_, input) =>
        {
            Interlocked.Increment(ref started);
            await gate.PassAsync();
            return input;
        };
        Scripts.Main = async (context, _) =>
        {
            var first = await context.CallActivityAsync<string>(nameof(Step), "a");
            var second = await context.CallActivityAsync<string>(nameof(Step), "b");
            return first + second + await context.WaitForExternalEventAsync<string>("go");
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;

        Assert.Equal(WorkflowSignalResult.Accepted, await Client.SuspendAsync("one"));
        Assert.Equal(WorkflowSignalResult.Accepted, await Client.SuspendAsync("one"));
        Assert.Equal(WorkflowRuntimeStatus.Suspended, (await Client.GetAsync("one"))!.Status);
        gate.Open();
        await Eventually.TrueAsync(async () => (await Client.GetAsync("one", includeSteps: true))!.Steps is [{ Status: WorkflowStepStatus.Completed }]);
        await Client.RaiseEventAsync("one", "go", "c");
        if (crash)
        {
            await Hub.CrashAsync();
            Assert.Equal(WorkflowRuntimeStatus.Suspended, (await Client.GetAsync("one"))!.Status);
        }

        Assert.Equal(1, started);
        Assert.Equal(WorkflowSignalResult.Accepted, await Client.ResumeAsync("one"));

        Assert.Equal("\"abc\"", (await Hub.EndAsync()).Output);
        Assert.Equal(2, started);
    }

    [Fact]
    public async Task Cancel_SuspendedInstance_ResumesItToCleanUp()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("never", context.CancellationToken);
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.SuspendAsync("one");

        await Client.CancelAsync("one", "enough");

        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Hub.EndAsync()).Status);
    }

    [Fact]
    public async Task Resume_NotSuspendedOrUnknown_ChangesNothing()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("go");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();

        Assert.Equal(WorkflowSignalResult.Accepted, await Client.ResumeAsync("one"));
        Assert.Equal(WorkflowSignalResult.NotFound, await Client.ResumeAsync("unknown"));
        Assert.Equal(WorkflowRuntimeStatus.Running, (await Client.GetAsync("one"))!.Status);
    }
}
