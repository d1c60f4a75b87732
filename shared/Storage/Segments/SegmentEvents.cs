using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>Tells again of events that a change whose answer was lost may have left untold.</summary>
internal static class SegmentEvents
{
    private const int AtOnce = 16;

    public static Task AnnounceAgainAsync(
        this StateStore store, AccountRegion partition, IEnumerable<string> eipIds, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            eipIds,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (eipId, token) => await store.AnnounceAgainAsync(partition, eipId, token).ConfigureAwait(false));
}
