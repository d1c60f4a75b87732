using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The tags of several EIPs, changed as one. What is set and what goes is decided on the tags that an EIP has when it is
/// changed, so that two who change different tags both have their way.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
public sealed class EipTags(StateUpdater updater, TimeProvider time)
{
    /// <summary>
    /// How many EIPs change all together or not at all: each takes four rows (its own, its audit, that of its resource and
    /// its event) of the 100 that a transaction may have.
    /// </summary>
    public const int MostAtOnce = 25;

    /// <summary>
    /// Changes the tags of EIPs. Up to <see cref="MostAtOnce"/> change together or not at all. More are all judged first, so
    /// that nothing is changed where one stands in the way; then they change that many at a time. When an EIP is gone by its
    /// turn, those before it are changed already; the same change again does no harm.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipIds">The EIPs; one that is named twice counts once.</param>
    /// <param name="change">What is to become of the tags of each.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<TagChangeResult> ChangeAsync(
        AccountRegion partition,
        Principal principal,
        IReadOnlyList<string> eipIds,
        TagChange change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(change);
        var asked = eipIds.Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count > MostAtOnce)
        {
            var rows = await ReadAsync(partition, asked, Freshness.Stored, cancellationToken).ConfigureAwait(false);
            if (Judge(principal, rows, change) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var group in asked.Chunk(MostAtOnce))
        {
            var result = await ChangeTogetherAsync(partition, principal, group, change, cancellationToken).ConfigureAwait(false);
            if (result.Status != TagChangeStatus.Changed)
            {
                return result;
            }
        }

        return new(TagChangeStatus.Changed, []);
    }

    private static TagChangeResult? Judge(
        Principal principal, IReadOnlyList<(string EipId, Row<Eip>? Row)> rows, TagChange change) =>
        Refusal(TagChangeStatus.NotFound, rows, row => row is null || !principal.Sees(row.Value.ResourceGroupId))
        ?? Refusal(TagChangeStatus.InTransition, rows, row => EipStateMachine.IsTransitional(row!.Value.State))
        ?? Refusal(TagChangeStatus.TooManyTags, rows, row => change.ApplyTo(row!.Value.Tags).Count > TagChange.MostTags);

    private static TagChangeResult? Refusal(
        TagChangeStatus status, IReadOnlyList<(string EipId, Row<Eip>? Row)> rows, Func<Row<Eip>?, bool> stands)
    {
        var inTheWay = rows.Where(one => stands(one.Row)).Select(one => one.EipId).ToList();
        return inTheWay.Count > 0 ? new(status, inTheWay) : null;
    }

    private static bool IsSame(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(tag => other.TryGetValue(tag.Key, out var value) && value == tag.Value);

    private Task<TagChangeResult> ChangeTogetherAsync(
        AccountRegion partition, Principal principal, IReadOnlyList<string> eipIds, TagChange change, CancellationToken cancellationToken) =>
        updater.UpdateAsync<TagChangeResult>(partition, eipIds.Select(eipId => Keys.Eip(eipId).Value), async (freshness, token) =>
        {
            var rows = await ReadAsync(partition, eipIds, freshness, token).ConfigureAwait(false);
            if (Judge(principal, rows, change) is { } refusal)
            {
                return new(refusal);
            }

            var transaction = new StateTransaction(partition);
            var recorder = new EipRecorder(transaction, time.GetUtcNow(), principal.PrincipalId, operationId: null);
            foreach (var row in rows.Select(one => one.Row!))
            {
                var tags = change.ApplyTo(row.Value.Tags);
                if (!IsSame(tags, row.Value.Tags))
                {
                    _ = recorder.Changed(row, row.Value with { Tags = tags }, EipEventType.EipChanged, row.Value.Association);
                }
            }

            return new(new(TagChangeStatus.Changed, []), transaction.Changes.Count > 0 ? transaction : null);
        }, cancellationToken);

    private async Task<IReadOnlyList<(string EipId, Row<Eip>? Row)>> ReadAsync(
        AccountRegion partition, IReadOnlyList<string> eipIds, Freshness freshness, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(eipIds.Select(eipId =>
            updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, cancellationToken))).ConfigureAwait(false);
        return [.. eipIds.Zip(rows)];
    }
}
