using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Decides whether an operation may be undone.</summary>
/// <param name="updater">Reads, decides and commits.</param>
public sealed class RollBackStore(StateUpdater updater)
{
    /// <summary>
    /// Begins to undo an operation. Its last change may be stored although nobody was told, by a host that died: then
    /// it has succeeded. It may also be still on its way: the EIP's row is rewritten as it is, so that the store
    /// refuses the late one.
    /// </summary>
    /// <param name="scope">The operation.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it may be undone; false when it has succeeded.</returns>
    public Task<bool> TryBeginAsync(OperationScope scope, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return updater.UpdateAsync<bool>(scope.Partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (row is not null && row.Value.OperationId == scope.OperationId && EipStateMachine.IsTransitional(row.Value.State))
            {
                var transaction = new StateTransaction(scope.Partition);
                transaction.Touch(row);
                return new(true, transaction);
            }

            if (freshness == Freshness.Remembered)
            {
                return default;
            }

            // Whoever committed it may have died before its events were told.
            await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, token).ConfigureAwait(false);
            return new(!await HasSucceededAsync(updater.Store, scope, eipId, token).ConfigureAwait(false));
        }, cancellationToken);
    }

    /// <summary>Looks for the end of an operation in the EIP's record, wherever the EIP has got to since.</summary>
    internal static async Task<bool> HasSucceededAsync(
        StateStore store, OperationScope scope, string eipId, CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(scope.Partition, Keys.AuditOf(eipId), cancellationToken).ConfigureAwait(false))
        {
            if (entry.Value.OperationId == scope.OperationId && entry.Value.Action
                is EipEventType.AssociationSucceeded or EipEventType.DisassociationSucceeded
                    or EipEventType.ModeChangeSucceeded or EipEventType.MoveSucceeded or EipEventType.EipReleased)
            {
                return true;
            }
        }

        return false;
    }
}
