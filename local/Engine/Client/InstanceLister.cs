using Azure.Data.Tables;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// Lists instances from the table, shard by shard, in the order of their keys. What this host runs is shown as it is
/// in memory, so a status set since the last commit is seen.
/// </summary>
internal sealed class InstanceLister(WorkflowEngine engine, EngineServices services)
{
    private const int MaxPageSize = 1000;

    private readonly InstanceReader _reader = new(engine, services);

    public async Task<WorkflowPage> ListAsync(WorkflowQuery query, CancellationToken cancellationToken)
    {
        if (query.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentException($"The page size must be 1 to {MaxPageSize}; it is {query.PageSize}.", nameof(query));
        }

        var position = ListPosition.Parse(query.ContinuationToken);
        var shards = await _reader.GetShardCountAsync(cancellationToken) ?? 0;
        var found = new List<WorkflowState>();
        for (var shard = position.Shard; shard < shards; shard++)
        {
            var after = shard == position.Shard ? position.AfterKey : "";
            foreach (var (key, state) in await ListShardAsync(shard, after, query, query.PageSize + 1 - found.Count, cancellationToken))
            {
                if (found.Count == query.PageSize)
                {
                    return new(found, position.ToToken());
                }

                found.Add(state);
                position = new(shard, key);
            }
        }

        return new(found, null);
    }

    private async Task<IEnumerable<(string Key, WorkflowState State)>> ListShardAsync(
        int shard, string after, WorkflowQuery query, int wanted, CancellationToken cancellationToken)
    {
        // Active ones first: an instance that ends between the two reads is then seen twice, never missed.
        var found = new SortedDictionary<string, WorkflowState>(StringComparer.Ordinal);
        foreach (var prefix in (string[])[RowKeys.ActivePrefix, RowKeys.FinishedPrefix])
        {
            await foreach (var (key, state) in RangeAsync(RowKeys.Shard(shard), prefix, after, query, wanted, cancellationToken))
            {
                found[key] = state;
            }
        }

        return found.Take(wanted).Select(entry => (entry.Key, entry.Value));
    }

    private async IAsyncEnumerable<(string Key, WorkflowState State)> RangeAsync(
        string shard, string prefix, string after, WorkflowQuery query, int wanted,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = prefix + InstanceKey.OfPrefix(query.InstanceIdPrefix ?? "");

        // The least key after another is that key and the least character.
        var from = after.Length > 0 && string.CompareOrdinal(prefix + after, ids) >= 0 ? $"{prefix}{after}!" : ids;
        var count = 0;
        await foreach (var entity in services.Table.Scan(
            shard, from, RowKeys.After(ids), Filter(query), Math.Min(wanted, MaxPageSize), null, cancellationToken))
        {
            var state = engine.Session?.Find(entity.GetString("Id"))?.GetState() ?? InstanceRow.Read(entity).Record.ToState();
            if (Matches(state, query))
            {
                yield return (entity.RowKey[prefix.Length..], state);
                if (++count == wanted)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>What the table can filter by without knowing what is only in memory.</summary>
    private static string Filter(WorkflowQuery query)
    {
        var filter = TableClient.CreateQueryFilter($"Status ne {InstanceRow.Reserved}");
        if (query.CreatedFrom is { } from)
        {
            filter += " and " + TableClient.CreateQueryFilter($"CreatedAt ge {from}");
        }

        if (query.CreatedTo is { } to)
        {
            filter += " and " + TableClient.CreateQueryFilter($"CreatedAt lt {to}");
        }

        if (query.Names.Count > 0)
        {
            filter += $" and ({string.Join(" or ", query.Names.Select(name => TableClient.CreateQueryFilter($"Name eq {name}")))})";
        }

        return filter;
    }

    private static bool Matches(WorkflowState state, WorkflowQuery query) =>
        (query.Statuses.Count == 0 || query.Statuses.Contains(state.Status))
        && (query.InstanceIdPrefix is not { } prefix || state.InstanceId.StartsWith(prefix, StringComparison.Ordinal));
}
