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
    /// it has succeeded. It may also be still on its way: the rows of its EIPs are rewritten as they are, so that the store
    /// refuses the late one.
    /// </summary>
    /// <param name="scope">The operation.</param>
    /// <param name="eipIds">The EIPs that its last change is about, all of them in one transaction; at least one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it may be undone; false when it has succeeded.</returns>
    public Task<bool> TryBeginAsync(OperationScope scope, IReadOnlyList<string> eipIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(eipIds);
        return updater.UpdateAsync<bool>(scope.Partition, eipIds.Select(id => Keys.Eip(id).Value), async (freshness, token) =>
        {
            var read = await Task.WhenAll(eipIds.Select(
                id => updater.Store.GetAsync(scope.Partition, Keys.Eip(id), freshness, token))).ConfigureAwait(false);
            var reserved = read.OfType<Row<Eip>>()
                .Where(row => row.Value.OperationId == scope.OperationId && EipStateMachine.IsTransitional(row.Value.State)).ToList();
            if (reserved.Count == eipIds.Count)
            {
                var transaction = new StateTransaction(scope.Partition);
                reserved.ForEach(transaction.Touch);
                return new(true, transaction);
            }

            if (freshness == Freshness.Remembered)
            {
                return default;
            }

            // Whoever committed it may have died before its events were told.
            foreach (var eipId in eipIds)
            {
                await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, token).ConfigureAwait(false);
            }

            return new(!await HasSucceededAsync(updater.Store, scope, eipIds[0], token).ConfigureAwait(false));
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
