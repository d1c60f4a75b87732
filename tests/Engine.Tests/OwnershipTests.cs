using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Engine.Tests;

public sealed class OwnershipTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    private readonly FakeTimeProvider _otherTime = new(new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Start_WhileAnotherHostLives_StandsByAndReadsOnly()
    {
        var owner = await Hub.StartAsync(identity: TestHub.Living());
        await Hub.RunAsync();
        var standby = await Hub.StartAsync(identity: TestHub.Living(), time: _otherTime);

        Assert.Equal((true, false), (owner.GetHealth().IsOwner, standby.GetHealth().IsOwner));
        Assert.Equal(owner.GetHealth().Owner, standby.GetHealth().Owner);
        await Assert.ThrowsAsync<WorkflowHostUnavailableException>(() => standby.Client.ScheduleAsync(nameof(Main), "two", ""));
        await Assert.ThrowsAsync<WorkflowHostUnavailableException>(() => standby.Client.RaiseEventAsync("one", "go", ""));
        await Assert.ThrowsAsync<WorkflowHostUnavailableException>(() => standby.Client.WaitAsync("one"));
        Assert.Equal(WorkflowRuntimeStatus.Completed, (await standby.Client.GetAsync("one", includeSteps: true))!.Status);
        Assert.Single((await standby.Client.ListAsync(new())).Instances);
    }

    [Fact]
    public async Task Standby_OwnerStopsCleanly_TakesOverAtTheNextLook()
    {
        var owner = await Hub.StartAsync(identity: TestHub.Living());
        var standby = await Hub.StartAsync(identity: TestHub.Living(), time: _otherTime);

        await owner.StopAsync();
        _otherTime.Advance(TimeSpan.FromSeconds(15));

        await Eventually.TrueAsync(() => standby.GetHealth().IsOwner);
        Assert.Equal([2, 2, 2, 2], standby.GetHealth().Shards.Select(s => s.Epoch));
    }

    [Fact]
    public async Task Standby_OwnerIsSilentForTheLease_TakesOverThenAndNotBefore()
    {
        var gate = new Gate();
        Scripts.Step = async (_, input) =>
        {
            await gate.PassAsync();
            return input;
        };
        Scripts.Main = (context, input) => context.CallActivityAsync<string>(nameof(Step), input);
        var owner = await Hub.StartAsync(identity: TestHub.Living());
        await Hub.ScheduleAsync();
        await gate.Entered;
        await owner.KillAsync();
        var standby = await Hub.StartAsync(identity: TestHub.Living(), time: _otherTime);

        _otherTime.Advance(TimeSpan.FromSeconds(15));
        Assert.False(standby.GetHealth().IsOwner);

        var before = _otherTime.GetUtcNow();
        await Eventually.TrueAsync(() => standby.GetHealth().IsOwner, () => _otherTime.Advance(TimeSpan.FromSeconds(5)));
        Assert.True(_otherTime.GetUtcNow() - before >= TimeSpan.FromSeconds(60));
        gate.Open();
        Assert.Equal("\"in\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Start_OwnersProcessIsGone_TakesOverAtOnce()
    {
        await Hub.StartAsync(identity: TestHub.Ended());
        await Hub.Engine.KillAsync();

        await Hub.StartAsync(identity: TestHub.Living(), time: _otherTime);

        Assert.True(Hub.Engine.GetHealth().IsOwner);
    }

    [Fact]
    public async Task Owner_WakesAfterLosingTheHub_WritesNothingAndStandsBy()
    {
        var (gate, resume) = (new Gate(), new TaskCompletionSource());
        var steps = 0;
        Scripts.Step = async (context, input) =>
        {
            Interlocked.Increment(ref steps);
            await gate.PassAsync();
            return $"{input}{context.Attempt}";
        };
        Scripts.Main = async (context, input) =>
            await context.CallActivityAsync<string>(nameof(Step), input) + await context.WaitForExternalEventAsync<string>("go");
        var tap = new StorageTap();
        var paused = await Hub.StartAsync(tap, identity: TestHub.Living());
        await Hub.ScheduleAsync();
        await gate.Entered;
        var waiting = paused.Client.WaitAsync("one");

        // The first host is paused: its requests wait, and its result cannot be written.
        tap.Before = _ => resume.Task;
        gate.Open();
        var second = await Hub.StartAsync(identity: TestHub.Living(), time: _otherTime);
        await Eventually.TrueAsync(() => second.GetHealth().IsOwner, () => _otherTime.Advance(TimeSpan.FromSeconds(5)));
        var scheduled = paused.Client.ScheduleAsync(nameof(Main), "late", "in");
        await second.Client.RaiseEventAsync("one", "go", "!");
        Assert.Equal("\"in1!\"", (await Hub.EndAsync()).Output);
        resume.SetResult();

        await Assert.ThrowsAsync<WorkflowHostUnavailableException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<WorkflowHostUnavailableException>(() => scheduled.WaitAsync(TimeSpan.FromSeconds(20)));
        await Eventually.TrueAsync(() => !paused.GetHealth().IsOwner);
        Assert.Null(await second.Client.GetAsync("late"));
        Assert.Equal("\"in1!\"", (await second.Client.GetAsync("one"))!.Output);
        Assert.Equal(2, steps);
    }

    [Fact]
    public async Task Owner_Idle_RenewsItsLeaseAndNothingElse()
    {
        var tap = new StorageTap();
        var owner = await Hub.StartAsync(tap, time: _otherTime);
        var before = tap.Count;

        for (var i = 1; i <= 20; i++)
        {
            _otherTime.Advance(TimeSpan.FromSeconds(25));
            await Eventually.TrueAsync(() => tap.Count >= before + i && owner.Session!.Shards[0].SinceLastFlush < TimeSpan.FromSeconds(25));
        }

        Assert.Equal(20, tap.Count - before);
        Assert.True(owner.GetHealth().IsOwner);
    }

    [Fact]
    public async Task Start_HubWithOtherShardCount_KeepsTheHubs()
    {
        Hub.Configure = o => o.ShardCount = 2;
        await Hub.StartAsync();
        await Hub.RunAsync();
        await Hub.Engine.StopAsync();
        Hub.Configure = o => o.ShardCount = 8;

        await Hub.StartAsync();

        Assert.Equal(2, Hub.Engine.GetHealth().Shards.Count);
        Assert.NotNull(await Client.GetAsync("one"));
    }

    [Fact]
    public async Task Start_StorageNotReachable_TriesAgain()
    {
        var tap = new StorageTap { Before = _ => throw new Azure.RequestFailedException(503, "Not yet.") };
        await Hub.StartAsync(tap);
        Assert.False(Hub.Engine.GetHealth().IsOwner);

        tap.Before = null;

        await Eventually.TrueAsync(() => Hub.Engine.GetHealth().IsOwner);
    }
}
