using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Reconciliation;

/// <summary>Reads all that is stored of an account and region, to be compared.</summary>
/// <param name="store">The state.</param>
public sealed class RegionReader(StateStore store)
{
    private const int PageSize = 1000;

    /// <summary>Reads a page of EIPs.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="after">The EIP behind which the page begins, which need not exist; null for the first page.</param>
    /// <param name="size">The most EIPs of the page, 1 to 1000.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The EIPs in the order of their keys, whether there may be more, and the requests that it took.</returns>
    public async Task<(IReadOnlyList<Eip> Eips, bool HasMore, int Requests)> ReadEipsAsync(
        AccountRegion partition, string? after, int size, CancellationToken cancellationToken)
    {
        var from = after is null ? null : Keys.Eip(after).Value;
        string? token = null;
        for (var requests = 1; ; requests++)
        {
            var page = await store.ListPageAsync(partition, Keys.Eips, size, token, cancellationToken, from).ConfigureAwait(false);
            token = page.ContinuationToken;

            // The store may answer with nothing but where to go on.
            if (page.Rows.Count > 0 || token is null)
            {
                return ([.. page.Rows.Select(row => row.Value)], token is not null, requests);
            }
        }
    }

    /// <summary>
    /// Compares the EIPs' associations, the claims and the resources' rows of a region. It holds some 300 bytes for each
    /// association in memory.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="known">All its EIPs, where they were read just now; null to read them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What disagrees, and what was read.</returns>
    public async Task<(IReadOnlyList<Suspect> Suspects, ReconciliationExtent Extent)> CompareSlotsAsync(
        AccountRegion partition, IReadOnlyList<Eip>? known, CancellationToken cancellationToken)
    {
        var slots = new Dictionary<SlotKey, SlotFacts>();
        var (changing, dnat) = (new List<Eip>(), new List<Suspect>());
        foreach (var eip in known ?? [])
        {
            AddEip(slots, changing, eip);
        }

        var (_, eipRequests) = known is null
            ? await ReadAsync(partition, Keys.Eips, row => AddEip(slots, changing, row.Value), cancellationToken).ConfigureAwait(false)
            : default;
        var claims = await ReadAsync(
            partition,
            Keys.Claims,
            row => FactsOf(slots, KeyOf(row)).ClaimedFor = row.Value.AssociationId,
            cancellationToken).ConfigureAwait(false);
        var registered = new HashSet<string>(StringComparer.Ordinal);
        var resources = await ReadAsync(
            partition,
            Keys.Resources,
            row =>
            {
                var resource = row.Value;
                _ = registered.Add(resource.Resource.ResourceId);
                foreach (var occupant in resource.Occupants)
                {
                    FactsOf(slots, new(resource.Resource.ResourceId, occupant.Slot, occupant.EipId)).Occupants.Add(occupant);
                }

                if (DnatComparison.Of(resource) is { } found)
                {
                    dnat.Add(found);
                }
            },
            cancellationToken).ConfigureAwait(false);
        ShareClaims(slots, changing);
        var suspects = slots.SelectMany(slot =>
        {
            slot.Value.IsRegistered = registered.Contains(slot.Key.ResourceId);
            return SlotComparison.Of(slot.Key, slot.Value).Select(found => found.Suspect);
        });
        return (
            [.. suspects, .. dnat],
            new(Claims: claims.Rows, Resources: resources.Rows, StorageRequests: eipRequests + claims.Requests + resources.Requests));
    }

    /// <summary>Lists the operations that are entered as waiting.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Each operation with its resource, and the requests that it took.</returns>
    public async Task<(IReadOnlyList<(string ResourceId, string OperationId)> Waiters, int Requests)> ReadWaitersAsync(
        AccountRegion partition, CancellationToken cancellationToken)
    {
        var waiters = new List<(string ResourceId, string OperationId)>();
        var (_, requests) = await ReadAsync(
            partition,
            Keys.Waiters,
            row => waiters.Add((KeyEscape.Unescape(row.Key.Value.Split('|')[1]), row.Value.OperationId)),
            cancellationToken).ConfigureAwait(false);
        return (waiters, requests);
    }

    /// <summary>Reads the segment of each EIP that is released together with the others of its segment.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="eips">The EIPs; those that are not Releasing are passed over.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The segments that there are, by id, and the requests that it took.</returns>
    public async Task<(IReadOnlyDictionary<string, EipSegment> Segments, int Requests)> ReadSegmentsOfAsync(
        AccountRegion partition, IEnumerable<Eip> eips, CancellationToken cancellationToken)
    {
        var (segments, requests) = (new Dictionary<string, EipSegment>(StringComparer.Ordinal), 0);
        foreach (var id in eips.Where(eip => eip.State == EipState.Releasing).Select(eip => eip.SegmentInstanceId).OfType<string>().Distinct())
        {
            requests++;
            if (await store.GetAsync(partition, Keys.Segment(id), Freshness.Stored, cancellationToken).ConfigureAwait(false) is { } row)
            {
                segments[id] = row.Value;
            }
        }

        return (segments, requests);
    }

    /// <summary>Looks for contiguous EIPs that an operation is allocating or releasing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A suspect for each, and the requests that it took.</returns>
    public async Task<(IReadOnlyList<Suspect> Suspects, int Requests)> ReadSegmentsAsync(
        AccountRegion partition, CancellationToken cancellationToken)
    {
        var suspects = new List<Suspect>();
        var (_, requests) = await ReadAsync(
            partition,
            Keys.Segments,
            row =>
            {
                if (SegmentComparison.Of(row.Value) is { } suspect)
                {
                    suspects.Add(suspect);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return (suspects, requests);
    }

    /// <summary>Looks for events that have waited for long.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="olderThan">Which events have waited for long, in UTC.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The finding, null for none, and the requests that it took.</returns>
    public async Task<(Suspect? Suspect, int Requests)> ReadOutboxAsync(
        AccountRegion partition, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var count = 0;
        Domain.Events.EipEvent? oldest = null;
        var (_, requests) = await ReadAsync(
            partition,
            Keys.Outbox,
            row =>
            {
                if (row.Value.OccurredAt < olderThan)
                {
                    count++;
                    oldest = oldest is null || row.Value.OccurredAt < oldest.OccurredAt ? row.Value : oldest;
                }
            },
            cancellationToken).ConfigureAwait(false);
        return (
            oldest is null
                ? null
                : new(FindingKind.UndeliveredEvents, oldest.EipId, null, $"{count} waiting, the oldest since {oldest.OccurredAt:u}.")
                {
                    Version = oldest.EventId,
                },
            requests);
    }

    private static void AddEip(Dictionary<SlotKey, SlotFacts> slots, List<Eip> changing, Eip eip)
    {
        if (SwapClaim.IsChanging(eip))
        {
            changing.Add(eip);
        }

        for (var held = eip.Association; held is not null; held = held.Replaces)
        {
            var facts = FactsOf(slots, new(held.ResourceId, held.Slot, eip.EipId));
            facts.Version = Suspect.VersionOf(eip);
            facts.Associations.Add(held);
        }
    }

    private static void ShareClaims(Dictionary<SlotKey, SlotFacts> slots, List<Eip> changing)
    {
        var leaving = changing.ToLookup(eip => (eip.Association!.Replaces!.ResourceId, eip.Association.Replaces.Slot));
        foreach (var eip in changing)
        {
            var key = new SlotKey(eip.Association!.ResourceId, eip.Association.Slot, eip.EipId);
            slots[key].IsShared = leaving[(key.ResourceId, key.Slot)].Any(other =>
                SwapClaim.IsShared(key, eip, other, slots[key with { EipId = other.EipId }].ClaimedFor));
        }
    }

    private static SlotFacts FactsOf(Dictionary<SlotKey, SlotFacts> slots, SlotKey key)
    {
        if (!slots.TryGetValue(key, out var facts))
        {
            slots[key] = facts = new();
        }

        return facts;
    }

    private static SlotKey KeyOf(Row<Claim> row)
    {
        var parts = row.Key.Value.Split('|');
        return new(KeyEscape.Unescape(parts[1]), KeyEscape.Unescape(parts[2]), row.Value.EipId);
    }

    private async Task<(int Rows, int Requests)> ReadAsync<T>(
        AccountRegion partition, RowPrefix<T> prefix, Action<Row<T>> take, CancellationToken cancellationToken)
    {
        var (rows, token) = (0, (string?)null);
        for (var requests = 1; ; requests++)
        {
            var page = await store.ListPageAsync(partition, prefix, PageSize, token, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                take(row);
            }

            rows += page.Rows.Count;
            token = page.ContinuationToken;
            if (token is null)
            {
                return (rows, requests);
            }
        }
    }
}
