using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>Reads instances: from memory where this host runs them, from the table otherwise.</summary>
internal sealed class InstanceReader(WorkflowEngine engine, EngineServices services)
{
    private int? _shardCount;

    /// <summary>The number of shards of the hub; null while there is no hub.</summary>
    public async Task<int?> GetShardCountAsync(CancellationToken cancellationToken) =>
        engine.Session?.Shards.Count ?? (_shardCount ??= await services.Table.ReadShardCountAsync(cancellationToken));

    public async Task<WorkflowState?> GetAsync(string instanceId, bool includeSteps, CancellationToken cancellationToken)
    {
        // An execution can be continued while its history rows are read: look again then.
        for (var i = 0; i < 3; i++)
        {
            if (engine.Session?.Find(instanceId) is { } instance && instance.Ready.IsCompletedSuccessfully && instance.Ready.Result)
            {
                var state = instance.GetState();
                if (!includeSteps)
                {
                    return state;
                }

                var (execution, chunks, tail, running) = instance.GetHistory();
                if (await StepsAsync(instanceId, execution, chunks, tail, running, cancellationToken) is { } steps)
                {
                    return state with { Steps = steps };
                }
            }
            else
            {
                var found = await ReadAsync(instanceId, cancellationToken);
                if (found is not { } row)
                {
                    return null;
                }

                var state = row.Record.ToState();
                if (!includeSteps)
                {
                    return state;
                }

                if (await StepsAsync(instanceId, row.Record.Execution, row.Record.Chunks, row.Tail, [], cancellationToken) is { } steps)
                {
                    return state with { Steps = steps };
                }
            }
        }

        return await GetAsync(instanceId, includeSteps: false, cancellationToken);
    }

    private async Task<(InstanceRecord Record, string Tail)?> ReadAsync(string instanceId, CancellationToken cancellationToken) =>
        await GetShardCountAsync(cancellationToken) is { } shards
            ? await services.Table.ReadInstanceAsync(
                RowKeys.Shard(ShardMap.Of(instanceId, shards)), InstanceKey.Of(instanceId), cancellationToken)
            : null;

    private async Task<IReadOnlyList<WorkflowStep>?> StepsAsync(
        string instanceId, int execution, int chunks, string tail, IReadOnlyList<WorkflowStep> running, CancellationToken cancellationToken)
    {
        var shards = await GetShardCountAsync(cancellationToken) ?? 1;
        var older = await services.Table.ReadChunksAsync(
            RowKeys.Shard(ShardMap.Of(instanceId, shards)), InstanceKey.Of(instanceId), execution, chunks, cancellationToken);
        return older is null ? null : StepList.Build(older.Append(tail).SelectMany(HistoryJson.ReadEvents), running);
    }
}
