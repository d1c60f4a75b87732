using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// Who waits for which resource. Who enters looks at the resource once more afterwards: whoever changes it looks for the
/// waiting after the change, so that one of the two sees the other.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
public sealed class WaiterStore(StateUpdater updater)
{
    /// <summary>Enters an operation; once entered it stays so.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task AddAsync(AccountRegion partition, string resourceId, string operationId, CancellationToken cancellationToken) =>
        ChangeAsync(
            partition,
            resourceId,
            operationId,
            (transaction, key, row) =>
            {
                if (row is null)
                {
                    transaction.Insert(key, new(operationId));
                }
            },
            cancellationToken);

    /// <summary>Strikes an operation out; it is no fault when it is not entered.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RemoveAsync(AccountRegion partition, string resourceId, string operationId, CancellationToken cancellationToken) =>
        ChangeAsync(
            partition,
            resourceId,
            operationId,
            (transaction, _, row) =>
            {
                if (row is not null)
                {
                    transaction.Delete(row);
                }
            },
            cancellationToken);

    /// <summary>Lists the operations that wait for a resource.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<string>> ListAsync(
        AccountRegion partition, string resourceId, CancellationToken cancellationToken)
    {
        var operations = new List<string>();
        await foreach (var row in updater.Store
            .ListAsync(partition, Keys.WaitersOf(resourceId), cancellationToken).ConfigureAwait(false))
        {
            operations.Add(row.Value.OperationId);
        }

        return operations;
    }

    private async Task ChangeAsync(
        AccountRegion partition,
        string resourceId,
        string operationId,
        Action<StateTransaction, RowKey<Waiter>, Row<Waiter>?> change,
        CancellationToken cancellationToken)
    {
        var key = Keys.Waiter(resourceId, operationId);
        _ = await updater.UpdateAsync<bool>(partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, Freshness.Stored, token).ConfigureAwait(false);
            var transaction = new StateTransaction(partition);
            change(transaction, key, row);
            return new(true, transaction.Changes.Count > 0 ? transaction : null, StandsAlways: true);
        }, cancellationToken).ConfigureAwait(false);
    }
}
