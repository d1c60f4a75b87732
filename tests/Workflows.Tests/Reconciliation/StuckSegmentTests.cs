using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Segments;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Reconciliation;

/// <summary>Contiguous EIPs that an operation left half way whose instance is gone.</summary>
public sealed class StuckSegmentTests(AzuriteFixture azurite) : ReconcilerTest(azurite)
{
    private static readonly OperationScope Ghost = new(TestRegion.Partition, "op-ghost", TestRegion.Owner);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Reconcile_AllocationIsGone_IsCompleted(int transactions)
    {
        await Region.AllowAsync(eips: 100);
        await DieAfterAsync(transactions, async () =>
        {
            var allocations = Host.Get<SegmentAllocationStore>();
            _ = await allocations.ReserveAsync(Ghost, SegmentCalls.Request("eipsg-1", SegmentCalls.TwoTransactions), default);
            await allocations.AllocateEipsAsync(Ghost, "eipsg-1", default);
        });

        Assert.Equal("Its allocation was completed.", (await RepairedAsync(FindingKind.StuckSegment)).After);

        Assert.Equal(64, await SoundCountAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reconcile_ReleaseIsGoneBeforeAnythingWas_IsUndone(int transactions)
    {
        await Region.AllowAsync(eips: 100);
        var segment = await Region.SegmentAsync(SegmentCalls.TwoTransactions);
        await DieAfterAsync(transactions, () => ReleaseAsync(segment));

        Assert.Equal("Its release was undone.", (await RepairedAsync(FindingKind.StuckSegment)).After);

        Assert.Equal(64, await SoundCountAsync());
        Assert.Equal(
            OperationStatus.Succeeded, (await Region.RunSegmentAsync(OperationKind.ReleaseEipSegment, segment.SegmentInstanceId)).Status);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Reconcile_ReleaseIsGoneWithTheFirstEips_IsCompleted(int transactions)
    {
        await Region.AllowAsync(eips: 100);
        var segment = await Region.SegmentAsync(SegmentCalls.TwoTransactions);
        await DieAfterAsync(transactions, () => ReleaseAsync(segment));

        Assert.Equal("Its release was completed.", (await RepairedAsync(FindingKind.StuckSegment)).After);

        Assert.Equal(0, await SoundCountAsync());
    }

    // The undoing had begun, and more than its beginning.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reconcile_UndoingIsGoneHalfWay_IsUndone(int transactions)
    {
        await Region.AllowAsync(eips: 100);
        var segment = await Region.SegmentAsync(SegmentCalls.TwoTransactions);
        var releases = Host.Get<SegmentReleaseStore>();
        Assert.Empty((await releases.ReserveAsync(Ghost, segment.SegmentInstanceId, default)).Violations);
        await DieAfterAsync(transactions, async () =>
        {
            Assert.True(await releases.TryBeginRollBackAsync(Ghost, segment.SegmentInstanceId, default));
            await releases.RollBackAsync(Ghost, segment.SegmentInstanceId, "undone", default);
        });

        Assert.Equal("Its release was undone.", (await RepairedAsync(FindingKind.StuckSegment)).After);

        Assert.Equal(64, await SoundCountAsync());
    }

    // The segment's row tells of no release, or of another operation's: nothing else would find the EIP.
    [Fact]
    public async Task Reconcile_OneEipWasLeftReleasing_IsAvailableAgain()
    {
        var segment = await Region.SegmentAsync();
        var row = await RowAsync(Keys.Eip(segment.EipIds[4]));
        await WriteAsync(transaction => transaction.Replace(row, row.Value.Apply(EipTrigger.BeginRelease, Ghost.OperationId)));

        var finding = await RepairedAsync(FindingKind.StuckOperation);

        Assert.Equal((segment.EipIds[4], "The operation was undone."), (finding.EipId, finding.After));
        Assert.Equal(EipState.Available, (await StateAsync()).EipsOf(segment)[4].State);
        Assert.Equal(16, await SoundCountAsync());
        Assert.Equal(
            OperationStatus.Succeeded, (await Region.RunSegmentAsync(OperationKind.ReleaseEipSegment, segment.SegmentInstanceId)).Status);
    }

    [Fact]
    public async Task Reconcile_ReportOnly_ReportsAndChangesNothing()
    {
        var segment = await Region.SegmentAsync();
        _ = await Host.Get<SegmentReleaseStore>().ReserveAsync(Ghost, segment.SegmentInstanceId, default);
        var before = await Region.DumpAsync();

        var finding = Assert.Single((await ReconcileAsync(ReconciliationMode.ReportOnly)).Report.Items);

        Assert.Equal((FindingKind.StuckSegment, FindingOutcome.Reported), (finding.Kind, finding.Outcome));
        Assert.Contains(segment.SegmentInstanceId, finding.Before, StringComparison.Ordinal);
        Assert.Equal(before, await Region.DumpAsync());
    }

    [Fact]
    public async Task Reconcile_WhileASegmentIsReleased_LeavesItsEipsToTheOperation()
    {
        var segment = await Region.SegmentAsync();
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Unbind ? gate.PassAsync() : Task.CompletedTask;
        _ = await Host.StartSegmentAsync(OperationKind.ReleaseEipSegment, "op-1", segment.SegmentInstanceId);
        await gate.Entered;

        Assert.Empty((await ReconcileAsync()).Report.Counts);

        Assert.All((await StateAsync()).EipsOf(segment), eip => Assert.Equal(EipState.Releasing, eip.State));
        gate.Open();
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op-1")).Status);
        Assert.Equal(0, await SoundCountAsync());
    }

    private async Task ReleaseAsync(EipSegment segment)
    {
        var releases = Host.Get<SegmentReleaseStore>();
        Assert.Empty((await releases.ReserveAsync(Ghost, segment.SegmentInstanceId, default)).Violations);
        await releases.CommitAsync(Ghost, segment.SegmentInstanceId, default);
    }

    private async Task DieAfterAsync(int transactions, Func<Task> act)
    {
        Host.State.BeforeTransaction = () => transactions-- == 0 ? throw new NonRetryableException("No.") : Task.CompletedTask;
        _ = await Assert.ThrowsAsync<NonRetryableException>(act);
        Host.State.BeforeTransaction = null;
    }

    private async Task<int> SoundCountAsync()
    {
        var state = await SoundStateAsync();
        await Region.AssertSegmentsSoundAsync(state);
        return state.Eips.Count;
    }
}
