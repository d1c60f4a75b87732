using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Candidates;

/// <summary>
/// Finds what could be associated with what: the rules of an association, asked before there is one. A row of a
/// resource or an EIP holds all that rules need of it, so a page takes one range query and the settings, however many
/// candidates it has. Nothing is promised: an association evaluates the rules again.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="snapshots">Reads the settings.</param>
public sealed class CandidateStore(StateStore store, SnapshotReader snapshots)
{
    private const int MostRows = 1000;

    // A filter that hardly anything passes must not read the whole region in one request.
    private const int MaxStoredPages = 10;

    /// <summary>Lists the resources of the region as candidates for an EIP.</summary>
    /// <param name="query">Which are asked for.</param>
    /// <param name="eip">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The page.</returns>
    public Task<CandidatePage<RegisteredResource>> ForEipAsync(
        CandidateQuery<RegisteredResource> query, Eip eip, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(eip);
        return PageAsync(
            query,
            Keys.Resources,
            target => query.Viewer.Sees(target.Resource.ResourceGroupId),
            (target, settings) => Snapshot(query, settings, eip, target),
            cancellationToken);
    }

    /// <summary>Lists the EIPs of the region as candidates for a resource.</summary>
    /// <param name="query">Which are asked for.</param>
    /// <param name="target">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The page.</returns>
    public Task<CandidatePage<Eip>> ForResourceAsync(
        CandidateQuery<Eip> query, RegisteredResource target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(target);
        return PageAsync(
            query,
            Keys.Eips,
            eip => query.Viewer.Sees(eip.ResourceGroupId),
            (eip, settings) => Snapshot(query, settings, eip, target),
            cancellationToken);
    }

    private static AssociationSnapshot Snapshot<T>(
        CandidateQuery<T> query, AccountSettings settings, Eip eip, RegisteredResource target) => new()
        {
            Request = new() { EipId = eip.EipId, ResourceId = target.Resource.ResourceId, Mode = query.Mode },
            RegionId = query.Partition.RegionId,
            Principal = query.Subject,
            Account = settings,
            Eip = eip,
            Target = target,
        };

    // Where the page ends, and whether there is a next one, follows from rows that the viewer may see alone: neither
    // tells of the others.
    private async Task<CandidatePage<T>> PageAsync<T>(
        CandidateQuery<T> query,
        RowPrefix<T> prefix,
        Func<T, bool> isSeen,
        Func<T, AccountSettings, AssociationSnapshot> snapshotOf,
        CancellationToken cancellationToken)
    {
        var settings = await snapshots.SettingsAsync(query.Partition, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var items = new List<Candidate<T>>();
        var size = query.TakesEveryRow ? query.PageSize + 1 : MostRows;
        string? token = null;
        string? last = null;
        for (var pages = 1; ; pages++)
        {
            var stored = await store
                .ListPageAsync(query.Partition, prefix, size, token, cancellationToken, query.After).ConfigureAwait(false);
            foreach (var row in stored.Rows.Where(row => isSeen(row.Value)))
            {
                if (items.Count == query.PageSize)
                {
                    return new(items, last);
                }

                last = row.Key.Value;
                if (query.Filter?.Invoke(row.Value) == false)
                {
                    continue;
                }

                var violations = AssociationRules.All.Evaluate(snapshotOf(row.Value, settings));
                if (query.Eligible is null || query.Eligible == (violations.Count == 0))
                {
                    items.Add(new(row.Value, violations));
                }
            }

            token = stored.ContinuationToken;
            if (token is null)
            {
                return new(items, After: null);
            }

            if (pages >= MaxStoredPages && last is not null)
            {
                return new(items, last);
            }
        }
    }
}
