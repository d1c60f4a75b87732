using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>The contiguous EIPs of accounts and regions.</summary>
/// <param name="store">The state.</param>
public sealed class SegmentInventory(StateStore store)
{
    /// <summary>Reads a segment.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The segment, or null when there is none.</returns>
    public async Task<EipSegment?> GetAsync(AccountRegion partition, string segmentInstanceId, CancellationToken cancellationToken) =>
        (await store.GetAsync(partition, Keys.Segment(segmentInstanceId), Freshness.Stored, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Reads every segment.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The segments, by id.</returns>
    public IAsyncEnumerable<EipSegment> ListAsync(AccountRegion partition, CancellationToken cancellationToken) =>
        store.ListAsync(partition, Keys.Segments, cancellationToken).Select(row => row.Value);
}
