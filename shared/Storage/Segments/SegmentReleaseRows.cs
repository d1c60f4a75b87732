using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>The rows of the release of contiguous EIPs: the segment's, which is always read from the store, and those of its EIPs.</summary>
/// <param name="updater">Reads, decides and commits.</param>
internal sealed class SegmentReleaseRows(StateUpdater updater)
{
    private const int ReadsAtOnce = 32;

    public StateStore Store => updater.Store;

    /// <summary>Whether the operation has reserved the EIP.</summary>
    public static bool IsReserved(OperationScope scope, Eip eip) =>
        eip.State == EipState.Releasing && eip.OperationId == scope.OperationId;

    /// <summary>Reads what the rules ask for.</summary>
    public async Task<SegmentReleaseSnapshot> ReadAsync(
        OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        var row = await FindAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(scope, segmentInstanceId, row?.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what the rules ask for of a segment.</summary>
    public async Task<SegmentReleaseSnapshot> ReadAsync(
        OperationScope scope, string segmentInstanceId, EipSegment? segment, CancellationToken cancellationToken)
    {
        var eips = await ReadEipsAsync(scope.Partition, segment?.EipIds ?? [], Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return new()
        {
            SegmentInstanceId = segmentInstanceId,
            Principal = scope.Principal,
            Segment = segment,
            AllEips = [.. eips.Select(row => row.Value)],
        };
    }

    /// <summary>The ids of the segment's EIPs, as many at a time as one transaction changes; none where there is no segment.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> ChunksAsync(
        OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        var row = await FindAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
        return [.. (row?.Value.EipIds ?? []).Chunk(SegmentAllocationStore.EipsAtOnce)];
    }

    /// <summary>Whether the operation has released the segment.</summary>
    public Task<bool> HasReleasedAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken) =>
        RollBackStore.HasSucceededAsync(Store, scope, EipSegment.EipIdAt(segmentInstanceId, 0), cancellationToken);

    /// <summary>Changes the segment's row.</summary>
    public Task<T> UpdateAsync<T>(
        OperationScope scope,
        string segmentInstanceId,
        Func<Row<EipSegment>?, CancellationToken, Task<Decision<T>>> decide,
        CancellationToken cancellationToken) =>
        updater.UpdateAsync(scope.Partition, [Keys.Segment(segmentInstanceId).Value], async (_, token) =>
        {
            var segment = await FindAsync(scope, segmentInstanceId, token).ConfigureAwait(false);
            return await decide(segment, token).ConfigureAwait(false) with { StandsAlways = true };
        }, cancellationToken);

    /// <summary>Changes the segment's row and some of its EIPs, which may be read from memory.</summary>
    public Task<T> UpdateAsync<T>(
        OperationScope scope,
        string segmentInstanceId,
        IReadOnlyList<string> eipIds,
        Func<Row<EipSegment>?, IReadOnlyList<Row<Eip>>, Freshness, Decision<T>> decide,
        CancellationToken cancellationToken)
    {
        string[] keys = [Keys.Segment(segmentInstanceId).Value, .. eipIds.Select(id => Keys.Eip(id).Value)];
        return updater.UpdateAsync(scope.Partition, keys, async (freshness, token) =>
        {
            var segment = await FindAsync(scope, segmentInstanceId, token).ConfigureAwait(false);
            var eips = await ReadEipsAsync(scope.Partition, eipIds, freshness, token).ConfigureAwait(false);
            return decide(segment, eips, freshness);
        }, cancellationToken);
    }

    private Task<Row<EipSegment>?> FindAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken) =>
        Store.GetAsync(scope.Partition, Keys.Segment(segmentInstanceId), Freshness.Stored, cancellationToken);

    // Those of the EIPs that there are, in their order.
    private async Task<IReadOnlyList<Row<Eip>>> ReadEipsAsync(
        AccountRegion partition, IReadOnlyList<string> eipIds, Freshness freshness, CancellationToken cancellationToken)
    {
        var rows = new List<Row<Eip>>();
        foreach (var some in eipIds.Chunk(ReadsAtOnce))
        {
            var read = await Task.WhenAll(some.Select(
                id => Store.GetAsync(partition, Keys.Eip(id), freshness, cancellationToken))).ConfigureAwait(false);
            rows.AddRange(read.OfType<Row<Eip>>());
        }

        return rows;
    }
}
