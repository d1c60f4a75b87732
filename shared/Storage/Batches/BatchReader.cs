using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Batches;

/// <summary>Judges several associations with one resource before any of them is made. It changes nothing.</summary>
/// <param name="store">The state.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
public sealed class BatchReader(StateStore store, SnapshotReader snapshots)
{
    /// <summary>Judges the associations, each as if those before it that pass had been made.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="associations">The associations, at least one, all with one resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>For each, every rule that it would violate.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<Violation>>> JudgeAsync(
        AccountRegion partition,
        Principal principal,
        IReadOnlyList<AssociationRequest> associations,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(associations);
        var rows = await snapshots
            .ReadAsync(partition, principal, associations[0], Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var eips = await Task
            .WhenAll(associations.Select(one => EipAsync(partition, one.EipId, cancellationToken))).ConfigureAwait(false);
        return BatchForecast.Judge(rows.Snapshot, [.. associations.Zip(eips)]);
    }

    // One that is in another region is named as such by the rule about regions.
    private async Task<Eip?> EipAsync(AccountRegion partition, string eipId, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return row?.Value ?? await snapshots.FindElsewhereAsync(partition, Keys.Eip(eipId), cancellationToken).ConfigureAwait(false);
    }
}
