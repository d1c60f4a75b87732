using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Changes of an EIP that an operation has reserved. Without the reservation nothing is changed.</summary>
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
        string[] keys = resourceId is null
            ? [Keys.Eip(eipId).Value]
            : [Keys.Eip(eipId).Value, Keys.Resource(resourceId).Value];
        return updater.UpdateAsync<bool>(scope.Partition, keys, async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (row is null || row.Value.OperationId != scope.OperationId || row.Value.State != from)
            {
                // The change may have been committed by an attempt whose answer was lost, and its events missed with it.
                await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, token).ConfigureAwait(false);
                return new(false, refuseLate && row is not null ? Rewrite(scope, row) : null);
            }

            var target = resourceId is null
                ? null
                : await updater.Store
                    .GetAsync(scope.Partition, Keys.Resource(resourceId), freshness, token).ConfigureAwait(false);
            var made = new EipChange(scope, row, target, time.GetUtcNow());
            change(made);
            if (made.Recorded is not null)
            {
                return new(true, made.Transaction);
            }

            await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, token).ConfigureAwait(false);
            return default;
        }, cancellationToken);
    }

    /// <summary>
    /// Undoes a reservation. Where none is found it may still be on its way, in a request whose answer never came: the
    /// EIP's row is then rewritten as it is, so that the store refuses the late one.
    /// </summary>
    public async Task RollBackAsync(
        OperationScope scope, string eipId, string? resourceId, EipState from, Action<EipChange> change, CancellationToken cancellationToken)
    {
        _ = await ChangeAsync(scope, eipId, resourceId, from, change, cancellationToken, refuseLate: true).ConfigureAwait(false);

        // What is undone had not gone as it should: the answer to the reservation may be lost, and its event with it.
        await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Carries out the change that ends an operation; repeated, it finds the end it brought about, even where others
    /// came after it.
    /// </summary>
    public async Task CompleteAsync(
        OperationScope scope,
        string eipId,
        string? resourceId,
        EipState from,
        Action<EipChange> change,
        CancellationToken cancellationToken)
    {
        var isMade = await ChangeAsync(scope, eipId, resourceId, from, change, cancellationToken).ConfigureAwait(false);
        if (!isMade && !await RollBackStore.HasSucceededAsync(updater.Store, scope, eipId, cancellationToken).ConfigureAwait(false))
        {
            throw new ReservationLostException(eipId, scope.OperationId);
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

    private static StateTransaction Rewrite(OperationScope scope, Row<Eip> row)
    {
        var transaction = new StateTransaction(scope.Partition);
        transaction.Touch(row);
        return transaction;
    }
}
