using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Outbox;

/// <summary>The outbox rows of the state table.</summary>
/// <param name="table">The state table.</param>
public sealed class TableOutbox(TableClient table) : IOutbox
{
    private const int MaxEntities = 100;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AccountRegion> ListPartitionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.PartitionsPartition}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return Keys.ParsePartition(entity.RowKey);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<OutboxEntry> ListAsync(
        AccountRegion partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var range = Keys.Outbox;
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Keys.Partition(partition)} and RowKey ge {range.Value} and RowKey lt {range.End}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return new(partition, RowEntity.Read(new RowKey<Domain.Events.EipEvent>(entity.RowKey, range.Json), entity).Value);
        }
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(
        AccountRegion partition, IReadOnlyCollection<OutboxEntry> delivered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivered);
        foreach (var chunk in delivered.DistinctBy(entry => (entry.Event.EipId, entry.Event.Sequence)).Chunk(MaxEntities))
        {
            var deletions = chunk.Select(entry => Deletion(partition, entry)).ToList();
            try
            {
                _ = await table.SubmitTransactionAsync(deletions, cancellationToken).ConfigureAwait(false);
            }
            catch (TableTransactionFailedException refused) when (refused.Status == 404)
            {
                await RemoveOneByOneAsync(deletions, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // One of them is gone, so the store refused all of them: a delivery was repeated after its removal.
    private async Task RemoveOneByOneAsync(List<TableTransactionAction> deletions, CancellationToken cancellationToken)
    {
        foreach (var entity in deletions.Select(deletion => deletion.Entity))
        {
            _ = await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TableTransactionAction Deletion(AccountRegion partition, OutboxEntry entry) => new(
        TableTransactionActionType.Delete,
        new TableEntity(Keys.Partition(partition), Keys.OutboxEntry(entry.Event.EipId, entry.Event.Sequence).Value),
        ETag.All);
}
