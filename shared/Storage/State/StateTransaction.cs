using Azure;
using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Storage.State;

/// <summary>Changes that happen together or not at all. Every changed row is guarded by the version it was read with.</summary>
public sealed class StateTransaction
{
    private readonly string _partitionKey;
    private readonly List<StateChange> _changes = [];
    private readonly List<OutboxEntry> _events = [];

    /// <summary>Creates an empty transaction.</summary>
    /// <param name="partition">The account and region that it changes.</param>
    public StateTransaction(AccountRegion partition)
    {
        Partition = partition;
        _partitionKey = Keys.Partition(partition);
    }

    /// <summary>The account and region.</summary>
    public AccountRegion Partition { get; }

    internal IReadOnlyList<StateChange> Changes => _changes;

    internal IReadOnlyList<OutboxEntry> Events => _events;

    /// <summary>Inserts a row; the transaction is refused where one with the key exists.</summary>
    /// <typeparam name="T">The row's value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Insert<T>(RowKey<T> key, T value) => Write(TableTransactionActionType.Add, key, value, default);

    /// <summary>Replaces a row's value; the transaction is refused where the row changed since it was read.</summary>
    /// <typeparam name="T">The row's value.</typeparam>
    /// <param name="row">The row as it was read.</param>
    /// <param name="value">The new value.</param>
    public void Replace<T>(Row<T> row, T value)
    {
        ArgumentNullException.ThrowIfNull(row);

        // A merge sets the same properties as a replacement would, and the emulator does it in place: in a large table
        // a fraction of the cost.
        Write(TableTransactionActionType.UpdateMerge, row.Key, value, row.ETag);
    }

    /// <summary>Replaces the value of a row whose only holder is the caller, so that its version does not matter; it must exist.</summary>
    /// <typeparam name="T">The row's value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The new value.</param>
    public void Replace<T>(RowKey<T> key, T value) => Write(TableTransactionActionType.UpdateMerge, key, value, ETag.All);

    /// <summary>Inserts a row that was not there when it was read, or replaces the value of the one that was.</summary>
    /// <typeparam name="T">The row's value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="row">The row as it was read; null for none.</param>
    /// <param name="value">The new value.</param>
    public void InsertOrReplace<T>(RowKey<T> key, Row<T>? row, T value)
    {
        if (row is null)
        {
            Insert(key, value);
        }
        else
        {
            Replace(row, value);
        }
    }

    /// <summary>
    /// Rewrites a row as it is. Its version changes, so the store refuses whatever else was decided on the row as it
    /// was read; and the transaction is refused where the row changed since.
    /// </summary>
    /// <typeparam name="T">The row's value.</typeparam>
    /// <param name="row">The row as it was read.</param>
    public void Touch<T>(Row<T> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Replace(row, row.Value);
    }

    /// <summary>Deletes a row; the transaction is refused where the row changed since it was read.</summary>
    /// <typeparam name="T">The row's value.</typeparam>
    /// <param name="row">The row as it was read.</param>
    public void Delete<T>(Row<T> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Remove(row.Key.Value, row.ETag);
    }

    /// <summary>Deletes a row whose only holder is the caller, so that its version does not matter; it must exist.</summary>
    /// <typeparam name="T">The row's value.</typeparam>
    /// <param name="key">The key.</param>
    public void Delete<T>(RowKey<T> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Remove(key.Value, ETag.All);
    }

    /// <summary>Puts an event into the outbox.</summary>
    /// <param name="eipEvent">The event.</param>
    public void Announce(EipEvent eipEvent)
    {
        ArgumentNullException.ThrowIfNull(eipEvent);
        Insert(Keys.OutboxEntry(eipEvent.EipId, eipEvent.Sequence), eipEvent);
        _events.Add(new(Partition, eipEvent));
    }

    private void Write<T>(TableTransactionActionType type, RowKey<T> key, T value, ETag etag)
    {
        var entity = RowEntity.Write(_partitionKey, key, value);
        _changes.Add(new(key.Value, new(type, entity, etag), written => new Row<T>(key, value, written)));
    }

    private void Remove(string key, ETag etag) =>
        _changes.Add(new(key, new(TableTransactionActionType.Delete, new TableEntity(_partitionKey, key), etag), null));
}
