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
/// candidates it has. For that the type of an instance is not looked up for each of the ENIs that do not name it: they
/// are let pass. Nothing is promised: an association evaluates the rules again.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="snapshots">Reads the settings.</param>
public sealed class CandidateStore(StateStore store, SnapshotReader snapshots)
{
    private readonly VisibleRows _rows = new(store);

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
    public async Task<CandidatePage<Eip>> ForResourceAsync(
        CandidateQuery<Eip> query, RegisteredResource target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(target);
        // The EIPs may have any mode of their own, so one read serves those that are in the mode that asks for it.
        var attachment = await snapshots
            .AttachmentAsync(query.Partition, query.Mode ?? EipMode.MultiEip, target, cancellationToken).ConfigureAwait(false);
        return await PageAsync(
            query,
            Keys.Eips,
            eip => query.Viewer.Sees(eip.ResourceGroupId),
            (eip, settings) => Snapshot(query, settings, eip, target) with { Attachment = attachment },
            cancellationToken).ConfigureAwait(false);
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

    private static Candidate<T>? Judge<T>(CandidateQuery<T> query, T value, AssociationSnapshot snapshot)
    {
        var violations = AssociationRules.All.Evaluate(snapshot);
        return query.Eligible is null || query.Eligible == (violations.Count == 0) ? new(value, violations) : null;
    }

    private async Task<CandidatePage<T>> PageAsync<T>(
        CandidateQuery<T> query,
        RowPrefix<T> prefix,
        Func<T, bool> isSeen,
        Func<T, AccountSettings, AssociationSnapshot> snapshotOf,
        CancellationToken cancellationToken)
    {
        var settings = await snapshots.SettingsAsync(query.Partition, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var (items, after) = await _rows.PageAsync(
            query.Partition,
            new(prefix, query.PageSize, query.After, query.TakesEveryRow),
            isSeen,
            value => Task.FromResult(query.Filter?.Invoke(value) == false ? null : Judge(query, value, snapshotOf(value, settings))),
            cancellationToken).ConfigureAwait(false);
        return new(items, after);
    }
}
