using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// Changes of EIPs that an operation has reserved: of one, or of several in one transaction. Without the reservation
/// nothing is changed.
/// </summary>
internal sealed class ReservedEips(StateUpdater updater, TimeProvider time)
{
    /// <summary>Carries out a change where the operation has the EIP in a state.</summary>
    /// <returns>Whether the change was recorded; false where the operation does not have the EIP in that state.</returns>
    public Task<bool> ChangeAsync(
        OperationScope scope,
        string eipId,
        string? resourceId,
        EipState from,
        Action<EipChange> change,
        CancellationToken cancellationToken,
        bool refuseLate = false)
    {
        string[] resources = resourceId is null ? [] : [resourceId];
        return ChangeAsync(
            scope, [eipId], resources, _ => resources, from, changes => change(changes[0]), cancellationToken, refuseLate);
    }

    /// <summary>Carries out a change of several EIPs where the operation has every one of them in a state.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="eipIds">The EIPs.</param>
    /// <param name="contended">The resources to queue up for, as far as they are known.</param>
    /// <param name="resourcesOf">The resources that the change of an EIP needs.</param>
    /// <param name="from">The state.</param>
    /// <param name="change">Makes the change.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="refuseLate">Whether, where the operation does not have them, a late reservation is to be refused.</param>
    /// <returns>Whether the change was recorded; false where the operation does not have them all in that state.</returns>
    public Task<bool> ChangeAsync(
        OperationScope scope,
        IReadOnlyList<string> eipIds,
        IReadOnlyList<string> contended,
        Func<Eip, IEnumerable<string>> resourcesOf,
        EipState from,
        Action<IReadOnlyList<EipChange>> change,
        CancellationToken cancellationToken,
        bool refuseLate = false)
    {
        string[] keys = [.. eipIds.Select(id => Keys.Eip(id).Value), .. contended.Select(id => Keys.Resource(id).Value)];
        return updater.UpdateAsync<bool>(scope.Partition, keys, async (freshness, token) =>
        {
            var read = await Task.WhenAll(eipIds.Select(
                id => updater.Store.GetAsync(scope.Partition, Keys.Eip(id), freshness, token))).ConfigureAwait(false);
            Row<Eip>[] rows = [.. read.OfType<Row<Eip>>()];
            if (rows.Length < eipIds.Count || rows.Any(row => row.Value.OperationId != scope.OperationId || row.Value.State != from))
            {
                // The change may have been committed by an attempt whose answer was lost, and its events missed with it.
                await AnnounceAgainAsync(scope, eipIds, token).ConfigureAwait(false);
                return new(false, refuseLate && rows.Length > 0 ? Rewrite(scope, rows) : null);
            }

            var resources = await ResourceRows
                .ReadAsync(updater.Store, scope.Partition, rows.SelectMany(row => resourcesOf(row.Value)), freshness, token)
                .ConfigureAwait(false);
            var (transaction, now) = (new StateTransaction(scope.Partition), time.GetUtcNow());
            EipChange[] made = [.. rows.Select(row => new EipChange(scope, transaction, row, resources, now))];
            change(made);
            if (made.Any(one => one.Recorded is not null))
            {
                return new(true, transaction);
            }

            await AnnounceAgainAsync(scope, eipIds, token).ConfigureAwait(false);
            return default;
        }, cancellationToken);
    }

    /// <summary>
    /// Undoes a reservation. Where none is found it may still be on its way, in a request whose answer never came: the
    /// EIP's row is then rewritten as it is, so that the store refuses the late one.
    /// </summary>
    public Task RollBackAsync(
        OperationScope scope, string eipId, string? resourceId, EipState from, Action<EipChange> change, CancellationToken cancellationToken)
    {
        string[] resources = resourceId is null ? [] : [resourceId];
        return RollBackAsync(scope, [eipId], resources, _ => resources, from, changes => change(changes[0]), cancellationToken);
    }

    /// <summary>Undoes a reservation of several EIPs, as that of one.</summary>
    public async Task RollBackAsync(
        OperationScope scope,
        IReadOnlyList<string> eipIds,
        IReadOnlyList<string> contended,
        Func<Eip, IEnumerable<string>> resourcesOf,
        EipState from,
        Action<IReadOnlyList<EipChange>> change,
        CancellationToken cancellationToken)
    {
        _ = await ChangeAsync(scope, eipIds, contended, resourcesOf, from, change, cancellationToken, refuseLate: true).ConfigureAwait(false);

        // What is undone had not gone as it should: the answer to the reservation may be lost, and its event with it.
        await AnnounceAgainAsync(scope, eipIds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Carries out the change that ends an operation; repeated, it finds the end it brought about, even where others
    /// came after it.
    /// </summary>
    public Task CompleteAsync(
        OperationScope scope,
        string eipId,
        string? resourceId,
        EipState from,
        Action<EipChange> change,
        CancellationToken cancellationToken)
    {
        string[] resources = resourceId is null ? [] : [resourceId];
        return CompleteAsync(scope, [eipId], resources, _ => resources, from, changes => change(changes[0]), cancellationToken);
    }

    /// <summary>Carries out the change of several EIPs that ends an operation, as that of one.</summary>
    public async Task CompleteAsync(
        OperationScope scope,
        IReadOnlyList<string> eipIds,
        IReadOnlyList<string> contended,
        Func<Eip, IEnumerable<string>> resourcesOf,
        EipState from,
        Action<IReadOnlyList<EipChange>> change,
        CancellationToken cancellationToken)
    {
        var isMade = await ChangeAsync(scope, eipIds, contended, resourcesOf, from, change, cancellationToken).ConfigureAwait(false);
        if (!isMade && !await RollBackStore.HasSucceededAsync(updater.Store, scope, eipIds[0], cancellationToken).ConfigureAwait(false))
        {
            throw new ReservationLostException(eipIds[0], scope.OperationId);
        }
    }

    /// <summary>Records a failure once.</summary>
    public Task FailAsync(
        OperationScope scope, string eipId, EipState state, string eventType, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(scope, eipId, resourceId: null, state, change =>
        {
            if (change.Eip.Failure is null)
            {
                change.Record(change.Eip with { Failure = reason }, eventType, change.Eip.Association, reason);
            }
        }, cancellationToken);

    private static StateTransaction Rewrite(OperationScope scope, IReadOnlyList<Row<Eip>> rows)
    {
        var transaction = new StateTransaction(scope.Partition);
        foreach (var row in rows)
        {
            transaction.Touch(row);
        }

        return transaction;
    }

    private async Task AnnounceAgainAsync(OperationScope scope, IReadOnlyList<string> eipIds, CancellationToken cancellationToken)
    {
        foreach (var eipId in eipIds)
        {
            await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, cancellationToken).ConfigureAwait(false);
        }
    }
}
