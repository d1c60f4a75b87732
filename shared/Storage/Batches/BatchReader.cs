using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Batches;

/// <summary>Judges several associations with one resource before any of them is made. It changes nothing.</summary>
/// <param name="snapshots">Reads what rules need to know.</param>
public sealed class BatchReader(SnapshotReader snapshots)
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
            .WhenAll(associations.Select(one => snapshots.FindEipAsync(partition, one.EipId, cancellationToken))).ConfigureAwait(false);
        return BatchForecast.Judge(rows.Snapshot, [.. associations.Zip(eips)]);
    }
}
