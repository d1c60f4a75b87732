using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>The hub's table: its creation, and every read of it.</summary>
internal sealed class HubTable(TableServiceClient service, string hubName)
{
    private readonly TableClient _table = service.GetTableClient($"{hubName}Journal");

    public TableClient Client => _table;

    /// <summary>Creates the table and the hub row if need be.</summary>
    /// <param name="shardCount">The number of shards of a new hub.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number of shards of this hub, fixed when it was created.</returns>
    public async Task<int> EnsureAsync(int shardCount, CancellationToken cancellationToken)
    {
        await _table.CreateIfNotExistsAsync(cancellationToken);
        var hub = new TableEntity(RowKeys.Hub, RowKeys.Hub) { ["Shards"] = shardCount };
        try
        {
            await _table.AddEntityAsync(hub, cancellationToken);
            return shardCount;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await ReadShardCountAsync(cancellationToken) ?? shardCount;
        }
    }

    public async Task<int?> ReadShardCountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await GetAsync(RowKeys.Hub, RowKeys.Hub, cancellationToken))?.GetInt32("Shards");
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task<OwnerRow?> ReadOwnerAsync(string shard, CancellationToken cancellationToken) =>
        await GetAsync(shard, RowKeys.Owner, cancellationToken) is { } entity ? OwnerRow.Read(entity) : null;

    /// <summary>Writes an owner row on the condition that it is still as it was read.</summary>
    /// <returns>The row as written, or null when another was faster.</returns>
    public async Task<OwnerRow?> TryWriteOwnerAsync(string shard, OwnerRow row, bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            var response = isNew
                ? await _table.AddEntityAsync(row.Write(shard), cancellationToken)
                : await _table.UpdateEntityAsync(row.Write(shard), row.ETag, TableUpdateMode.Replace, cancellationToken);
            return response.Headers.ETag is { } tag ? row with { ETag = tag } : await ReadOwnerAsync(shard, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // The answer of an earlier try of the client may be lost: the row itself says who wrote it.
            var now = await ReadOwnerAsync(shard, cancellationToken);
            return now is not null && now.OwnerId == row.OwnerId && now.Epoch == row.Epoch ? now : null;
        }
    }

    public AsyncPageable<TableEntity> ScanActive(string shard, CancellationToken cancellationToken) =>
        Scan(shard, RowKeys.ActivePrefix, RowKeys.After(RowKeys.ActivePrefix), null, null, null, cancellationToken);

    public AsyncPageable<TableEntity> Scan(
        string shard, string from, string before, string? filter, int? pageSize, IEnumerable<string>? select, CancellationToken cancellationToken)
    {
        var range = TableClient.CreateQueryFilter($"PartitionKey eq {shard} and RowKey ge {from} and RowKey lt {before}");
        return _table.QueryAsync<TableEntity>(filter is null ? range : $"{range} and {filter}", pageSize, select, cancellationToken);
    }

    /// <summary>Reads an instance's row, wherever it is.</summary>
    public async Task<(InstanceRecord Record, string Tail)?> ReadInstanceAsync(string shard, string key, CancellationToken cancellationToken)
    {
        // The finished row holds the id from the start on. An instance can finish between the two reads: look again then.
        for (var i = 0; i < 3; i++)
        {
            var finished = await GetAsync(shard, RowKeys.Finished(key), cancellationToken);
            if (finished is null)
            {
                return null;
            }

            var entity = InstanceRow.IsReservation(finished)
                ? await GetAsync(shard, RowKeys.Active(key), cancellationToken)
                : finished;
            if (entity is not null)
            {
                return InstanceRow.Read(entity);
            }
        }

        return null;
    }

    /// <summary>Reads the older events of an execution.</summary>
    /// <returns>The events' text in order, or null when the rows have changed meanwhile.</returns>
    public async Task<IReadOnlyList<string>?> ReadChunksAsync(
        string shard, string key, int execution, int chunks, CancellationToken cancellationToken)
    {
        var texts = new List<string>(chunks);
        for (var n = 0; n < chunks; n++)
        {
            var row = await GetAsync(shard, RowKeys.History(key, n), cancellationToken);
            if (row?.GetInt32("Execution") != execution)
            {
                return null;
            }

            texts.Add(ChunkedText.Read(row!, "Events") ?? "");
        }

        return texts;
    }

    public static TableEntity HistoryRow(string shard, string key, int chunk, int execution, string events)
    {
        var entity = new TableEntity(shard, RowKeys.History(key, chunk)) { ["Execution"] = execution };
        ChunkedText.Write(entity, "Events", events);
        return entity;
    }

    public async Task<TableEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }
}
