using EipFunctions.Api.Operations;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Segments;
using EipFunctions.Storage.State;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Allocates and releases contiguous EIPs.</summary>
internal static class SegmentCalls
{
    /// <summary>A prefix whose EIPs take more than one transaction.</summary>
    public const int TwoTransactions = 26;

    public static SegmentRequest Request(string segmentInstanceId, int prefixLength = 28) =>
        new() { SegmentInstanceId = segmentInstanceId, PrefixLength = prefixLength };

    /// <summary>Starts an operation of a kind on a segment.</summary>
    public static Task<OperationStart> StartSegmentAsync(
        this WorkflowHost host, OperationKind kind, string operationId, string segmentInstanceId, int prefixLength = 28) =>
        kind == OperationKind.AllocateEipSegment
            ? host.Operations.AllocateSegmentAsync(OperationCalls.Ticket(operationId), Request(segmentInstanceId, prefixLength), default)
            : host.Operations.ReleaseSegmentAsync(OperationCalls.Ticket(operationId), segmentInstanceId, default);

    public static async Task<Operation> RunSegmentAsync(
        this TestRegion region, OperationKind kind, string segmentInstanceId, int prefixLength = 28)
    {
        var id = region.NextId("op");
        Assert.Equal(OperationStartStatus.Started, (await region.Host.StartSegmentAsync(kind, id, segmentInstanceId, prefixLength)).Status);
        return await region.Host.EndAsync(id);
    }

    /// <summary>Contiguous EIPs, all of them allocated.</summary>
    public static async Task<EipSegment> SegmentAsync(this TestRegion region, int prefixLength = 28)
    {
        var id = region.NextId("eipsg");
        Assert.Equal(
            OperationStatus.Succeeded, (await region.RunSegmentAsync(OperationKind.AllocateEipSegment, id, prefixLength)).Status);
        return (await region.FindSegmentAsync(id))!;
    }

    public static Task<EipSegment?> FindSegmentAsync(this TestRegion region, string segmentInstanceId) =>
        region.Host.Get<SegmentInventory>().GetAsync(TestRegion.Partition, segmentInstanceId, default);

    /// <summary>Changes an EIP in a way that no rule forbids.</summary>
    public static Task ChangeAsync(this TestRegion region, string eipId, EipAttributes change) => region.Host.Get<EipInventory>()
        .ChangeAsync(TestRegion.Partition, TestRegion.Owner, eipId, _ => true, change, default);

    /// <summary>What must hold of segments and addresses when no operation is under way.</summary>
    public static async Task AssertSegmentsSoundAsync(this TestRegion region, RegionState state)
    {
        var partition = TestRegion.Partition;
        var segments = await region.Host.Get<SegmentInventory>().ListAsync(partition, default).ToListAsync();
        var account = (await region.Host.Get<StateStore>().GetAsync(partition, Keys.Account, Freshness.Stored, default))?.Value ?? new();
        var used = account.AddressBlocks.SelectMany(block => Enumerable.Range(0, AddressBlock.Size)
            .Where(block.IsUsed).Select(offset => AddressPool.AddressAt(block.Number, offset)));

        Assert.Equal(state.Eips.Count, account.EipCount);
        Assert.Equal(state.Eips.Values.Select(eip => eip.IpAddress).Order(), used.Order());
        Assert.All(segments, segment => Assert.Equal((EipSegmentStatus.Allocated, false), (segment.Status, segment.IsRemoving)));
        Assert.Equal(
            segments.SelectMany(segment => segment.EipIds.Select(id => (id, segment.SegmentInstanceId))).Order(),
            state.Eips.Values.Where(eip => eip.SegmentInstanceId is not null).Select(eip => (eip.EipId, eip.SegmentInstanceId!)).Order());
    }

    /// <summary>The EIPs of a segment as they are stored, in the order of their places.</summary>
    public static IReadOnlyList<Eip> EipsOf(this RegionState state, EipSegment segment) =>
        [.. segment.EipIds.Select(id => state.Eips[id])];
}
