using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Storage.State;

/// <summary>The state table: typed rows, and transactions that the store checks row by row.</summary>
public sealed class StateStore : IDisposable
{
    private readonly TableClient _table;
    private readonly IOutboxListener _listener;
    private readonly RowMemory _memory = new();
    private readonly ConcurrentDictionary<AccountRegion, Lazy<Task<CommitQueue>>> _queues = new();

    /// <summary>Creates a store over a table.</summary>
    /// <param name="table">The state table.</param>
    /// <param name="listener">Who delivers the events that transactions commit.</param>
    public StateStore(TableClient table, IOutboxListener listener)
    {
        _table = table;
        _listener = listener;
    }

    /// <summary>Creates the table where it does not exist.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when the table exists.</returns>
    public Task InitializeAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Asks the store for the least that it can be asked for, to know that it answers.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that fails when the store cannot be reached.</returns>
    public Task ProbeAsync(CancellationToken cancellationToken) => _table.GetEntityIfExistsAsync<TableEntity>(
        Keys.PartitionsPartition, "probe", cancellationToken: cancellationToken);

    /// <summary>Reads a row.</summary>
    /// <typeparam name="T">Its value.</typeparam>
    /// <param name="partition">The account and region.</param>
    /// <param name="key">Its key.</param>
    /// <param name="freshness">Whether memory may answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The row, or null when there is none.</returns>
    public async Task<Row<T>?> GetAsync<T>(
        AccountRegion partition, RowKey<T> key, Freshness freshness, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        if (freshness == Freshness.Remembered && _memory.TryFind(partition, key, out var remembered))
        {
            return remembered;
        }

        var found = await StorageTracing.ReadAsync("state.read", () => _table.GetEntityIfExistsAsync<TableEntity>(
            Keys.Partition(partition), key.Value, cancellationToken: cancellationToken)).ConfigureAwait(false);
        if (!found.HasValue)
        {
            _memory.KeepAbsence(partition, key.Value);
            return null;
        }

        var row = RowEntity.Read(key, found.Value!);
        _memory.Keep(partition, key.Value, row, RowEntity.CharactersOf(found.Value!));
        return row;
    }

    /// <summary>Reads a page of the rows of one kind.</summary>
    /// <typeparam name="T">Their value.</typeparam>
    /// <param name="partition">The account and region.</param>
    /// <param name="prefix">What their keys begin with.</param>
    /// <param name="pageSize">The most rows of the page, 1 to 1000.</param>
    /// <param name="continuationToken">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="after">The key behind which the list begins, the same for every page of it; null for its beginning.</param>
    /// <returns>The page.</returns>
    public async Task<RowPage<T>> ListPageAsync<T>(
        AccountRegion partition,
        RowPrefix<T> prefix,
        int pageSize,
        string? continuationToken,
        CancellationToken cancellationToken,
        string? after = null)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var pages = _table
            .QueryAsync<TableEntity>(Range(partition, prefix, after), pageSize, cancellationToken: cancellationToken)
            .AsPages(continuationToken, pageSize);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            return new([.. page.Values.Select(entity => Read(prefix, entity))], page.ContinuationToken);
        }

        return new([], null);
    }

    /// <summary>Reads all rows of one kind.</summary>
    /// <typeparam name="T">Their value.</typeparam>
    /// <param name="partition">The account and region.</param>
    /// <param name="prefix">What their keys begin with.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The rows, in the order of their keys.</returns>
    public async IAsyncEnumerable<Row<T>> ListAsync<T>(
        AccountRegion partition,
        RowPrefix<T> prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var entities = _table.QueryAsync<TableEntity>(Range(partition, prefix), cancellationToken: cancellationToken);
        await foreach (var entity in entities.ConfigureAwait(false))
        {
            yield return Read(prefix, entity);
        }
    }

    /// <summary>Lists the regions in which an account ever changed anything.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The account with each region.</returns>
    public async IAsyncEnumerable<AccountRegion> ListRegionsAsync(
        string accountId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = Keys.Partition(new(accountId, ""));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Keys.PartitionsPartition} and RowKey ge {prefix} and RowKey lt {prefix[..^1] + '}'}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return Keys.ParsePartition(entity.RowKey);
        }
    }

    /// <summary>
    /// Commits a transaction. It may ride with others of the same account and region in one entity group transaction;
    /// each still succeeds or fails by itself.
    /// </summary>
    /// <param name="transaction">The changes.</param>
    /// <param name="cancellationToken">Ends the attempt before the changes are sent; afterwards their outcome is awaited.</param>
    /// <returns>A task that completes when the changes are durable.</returns>
    /// <exception cref="ArgumentException">The transaction changes more than 100 rows, the most that Table Storage takes.</exception>
    /// <exception cref="StateConflictException">Refused: a row was changed by someone else. Nothing happened.</exception>
    /// <exception cref="RequestFailedException">The store did not answer; the changes may or may not have happened.</exception>
    public async Task CommitAsync(StateTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Changes.Count > CommitQueue.MaxEntities)
        {
            throw new ArgumentException(
                $"The transaction changes {transaction.Changes.Count} rows; {CommitQueue.MaxEntities} is the most.", nameof(transaction));
        }

        var queue = await QueueAsync(transaction.Partition).WaitAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        using var span = StorageTracing.StartCommit(transaction.Changes.Count);
        try
        {
            await queue.CommitAsync(transaction).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            StorageTracing.Failed(span, failure);
            throw;
        }
    }

    /// <summary>Tells the listener again of the events of an EIP that wait, after it may have missed some.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when the listener knows them.</returns>
    public async Task AnnounceAgainAsync(AccountRegion partition, string eipId, CancellationToken cancellationToken)
    {
        var waiting = new List<OutboxEntry>();
        await foreach (var row in ListAsync(partition, Keys.OutboxOf(eipId), cancellationToken).ConfigureAwait(false))
        {
            waiting.Add(new(partition, row.Value));
        }

        _listener.Committed(waiting);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    // The prefix itself is the key of no row, so that what begins behind it misses none.
    private static string Range<T>(AccountRegion partition, RowPrefix<T> prefix, string? after = null) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {Keys.Partition(partition)} and RowKey gt {after ?? prefix.Value} and RowKey lt {prefix.End}");

    private static Row<T> Read<T>(RowPrefix<T> prefix, TableEntity entity) =>
        RowEntity.Read(new RowKey<T>(entity.RowKey, prefix.Json), entity);

    // A region's partition is entered in the list of partitions before its first commit, so that a sweep can never miss it.
    private async Task<CommitQueue> QueueAsync(AccountRegion partition)
    {
        var queue = _queues.GetOrAdd(partition, key => new(() => OpenAsync(key)));
        try
        {
            return await queue.Value.ConfigureAwait(false);
        }
        catch
        {
            // Whatever it was (several failed tries come as one AggregateException), the next caller tries again
            // instead of finding this failure for ever.
            _ = _queues.TryRemove(KeyValuePair.Create(partition, queue));
            throw;
        }
    }

    private async Task<CommitQueue> OpenAsync(AccountRegion partition)
    {
        if (!partition.IsEveryRegion)
        {
            var entry = new TableEntity(Keys.PartitionsPartition, Keys.Partition(partition));
            _ = await _table.UpsertEntityAsync(entry, TableUpdateMode.Replace).ConfigureAwait(false);
        }

        return new(_table, partition, _memory, _listener);
    }
}
