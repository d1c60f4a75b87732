using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Reconciliation;

/// <summary>Holds whose watching workflow ended before them, or is gone.</summary>
public sealed class UnwatchedHoldTests(AzuriteFixture azurite) : ReconcilerTest(azurite)
{
    private const string Ghost = "op-ghost";
    private const int Long = 86_400;

    private static string HoldId => EipHold.IdOf(Ghost);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reconcile_WatcherIsGone_TheHoldEndsInTime(bool hasEnded)
    {
        var (eip, _) = await HeldAsync(seconds: 60);
        if (hasEnded)
        {
            await EndWatcherAsync();
        }

        var finding = await RepairedAsync(FindingKind.UnwatchedHold);

        Assert.Equal("It is watched over again.", finding.After);
        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eip].Hold is null);
        var repaired = Region.Events.Of(eip).Single(e => e.Type == EipEventType.Repaired);
        Assert.StartsWith("unwatched-hold: ", repaired.Data.Reason, StringComparison.Ordinal);
        Assert.Equal(
            (EipEventType.HoldEnded, "Expired"),
            (await SoundStateAsync()).EventsByEip[eip].OrderBy(e => e.Sequence).Select(e => (e.Type, e.Data.Reason)).Last());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reconcile_WatcherIsGone_TheReplacementStillGetsTheEip(bool hasEnded)
    {
        var (eip, resource) = await HeldAsync(Long);
        if (hasEnded)
        {
            await EndWatcherAsync();
        }

        // What the first watcher tried is there yet, and its id is taken.
        _ = await Host.StartAsync(OperationKind.AssociateEip, $"{HoldId}-1", eip, "i-none");
        Assert.Equal(OperationStatus.Rejected, (await Host.EndAsync($"{HoldId}-1")).Status);

        _ = await RepairedAsync(FindingKind.UnwatchedHold);
        var next = Resources.Of(ResourceKind.EcsInstance, "i-next") with { Replaces = resource };
        _ = await Host.Get<ResourceInventory>().PutAsync(TestRegion.Partition, TestRegion.Owner, next, default);

        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eip].State == EipState.InUse);
        var associated = (await SoundStateAsync()).Eips[eip];
        Assert.Equal(("i-next", null), (associated.Association!.ResourceId, associated.Hold));
        Assert.Equal(WorkflowRuntimeStatus.Completed, (await Host.Get<IWorkflowClient>().WaitAsync(HoldId).WaitAsync(TestRegion.Patience))!.Status);
    }

    [Fact]
    public async Task Reconcile_ReportOnly_ReportsAndStartsNothing()
    {
        _ = await HeldAsync(Long);
        var before = await Region.DumpAsync();

        var finding = Assert.Single((await ReconcileAsync(ReconciliationMode.ReportOnly)).Report.Items);

        Assert.Equal((FindingKind.UnwatchedHold, FindingOutcome.Reported, null), (finding.Kind, finding.Outcome, finding.After));
        Assert.Equal(before, await Region.DumpAsync());
        Assert.Null(await Host.Get<IWorkflowClient>().GetAsync(HoldId));
    }

    [Fact]
    public async Task Reconcile_WatcherRuns_FindsNothing()
    {
        var (eip, _) = await Region.AssociatedAsync();
        _ = await Host.Operations.DisassociateAsync(OperationCalls.Ticket("op-hold"), new() { EipId = eip, Hold = new(Long, false) }, default);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op-hold")).Status);

        Assert.Empty((await ReconcileAsync()).Report.Counts);
    }

    [Fact]
    public async Task Crash_AfterEachEffectOfARepair_TheHoldIsWatched()
    {
        var (eip, _) = await HeldAsync(Long);
        var client = Host.Get<IWorkflowClient>();
        _ = Options;
        for (var effects = 1; effects <= 30; effects++)
        {
            var host = Host;
            var start = await host.Get<Workflows.Reconciliation.ReconciliationRuns>()
                .StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default);
            host.Power.CutAfter(effects);
            var ended = host.Get<IWorkflowClient>().WaitAsync(start.Run.ReconciliationId);
            _ = ended.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            _ = await Task.WhenAny(ended, host.Power.Off).WaitAsync(TestRegion.Patience);
            var isWhole = ended.IsCompletedSuccessfully;
            _ = await Region.CrashAsync(next => _ = OptionsOf(next));

            var item = Assert.Single((await EndAsync(start.Run.ReconciliationId)).Report.Items);

            Assert.Equal((FindingKind.UnwatchedHold, FindingOutcome.Repaired), (item.Kind, item.Outcome));
            client = Host.Get<IWorkflowClient>();
            Assert.False((await client.GetAsync(HoldId))!.Status.IsFinished());
            Assert.Equal(effects, Region.Events.Of(eip).Count(e => e.Type == EipEventType.Repaired));
            await SoundStateAsync();
            if (isWhole)
            {
                return;
            }

            await LoseWatcherAsync(eip);
        }

        Assert.Fail("The repair never got to its end.");
    }

    /// <summary>An EIP with a hold that nobody watches over, as after the loss of the workflow.</summary>
    private async Task<(string EipId, string ResourceId)> HeldAsync(int seconds)
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var (scope, store, hold) = (
            new OperationScope(TestRegion.Partition, Ghost, TestRegion.Owner), Host.Get<DisassociationStore>(), new Domain.Associations.HoldRequest(seconds, false));
        Assert.Empty((await store.ReserveAsync(scope, new() { EipId = eip, Hold = hold }, default)).Violations);
        var fence = (await RowAsync(Keys.Eip(eip))).Value.Fence;
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, eip, fence, default);
        await store.CommitAsync(scope, eip, resource, hold, default);
        return (eip, resource);
    }

    /// <summary>An instance of the watcher's id that ended and left the hold as it is.</summary>
    private async Task EndWatcherAsync()
    {
        var client = Host.Get<IWorkflowClient>();
        var input = new HoldInput
        {
            Principal = TestRegion.Owner,
            RegionId = TestRegion.Partition.RegionId,
            EipId = "eip-none",
            HoldId = HoldId,
            Until = DateTimeOffset.MaxValue,
        };
        _ = await client.ScheduleAsync(nameof(HoldEipWorkflow), HoldId, input, new() { Version = EipWorkflows.CurrentVersion });
        Assert.Equal(WorkflowRuntimeStatus.Completed, (await client.WaitAsync(HoldId).WaitAsync(TestRegion.Patience))!.Status);
    }

    /// <summary>Takes the hold away until its watcher has ended and is purged, and puts it back.</summary>
    private async Task LoseWatcherAsync(string eip)
    {
        var client = Host.Get<IWorkflowClient>();
        var held = await RowAsync(Keys.Eip(eip));
        await WriteAsync(rows => rows.Replace(held, held.Value with { Hold = null }));
        _ = await client.RaiseEventAsync(HoldId, HoldRun.ResourceAppeared, "i-any");
        _ = await client.WaitAsync(HoldId).WaitAsync(TestRegion.Patience);
        Assert.True(await client.PurgeAsync(HoldId));
        var free = await RowAsync(Keys.Eip(eip));
        await WriteAsync(rows => rows.Replace(free, free.Value with { Hold = held.Value.Hold }));
    }
}
