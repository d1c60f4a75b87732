using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>Reads what the rules of releasing contiguous EIPs ask for.</summary>
/// <param name="store">The state.</param>
internal sealed class SegmentReleaseReader(StateStore store)
{
    private const int ReadsAtOnce = 32;

    public async Task<SegmentReleaseSnapshot> ReadAsync(
        OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        var row = await store
            .GetAsync(scope.Partition, Keys.Segment(segmentInstanceId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(scope, segmentInstanceId, row?.Value, cancellationToken).ConfigureAwait(false);
    }

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

    /// <summary>Reads those of the EIPs that there are, in their order.</summary>
    public async Task<IReadOnlyList<Row<Eip>>> ReadEipsAsync(
        AccountRegion partition, IReadOnlyList<string> eipIds, Freshness freshness, CancellationToken cancellationToken)
    {
        var rows = new List<Row<Eip>>();
        foreach (var some in eipIds.Chunk(ReadsAtOnce))
        {
            var read = await Task.WhenAll(some.Select(
                id => store.GetAsync(partition, Keys.Eip(id), freshness, cancellationToken))).ConfigureAwait(false);
            rows.AddRange(read.OfType<Row<Eip>>());
        }

        return rows;
    }

    /// <summary>Whether the operation has released the segment.</summary>
    public Task<bool> HasReleasedAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken) =>
        RollBackStore.HasSucceededAsync(store, scope, EipSegment.EipIdAt(segmentInstanceId, 0), cancellationToken);
}
