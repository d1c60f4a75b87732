using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>An instance's part of a flush: its row, and what moves to history rows.</summary>
internal sealed class InstanceCommit : PendingCommit
{
    private readonly Instance _instance;

    public InstanceCommit(Instance instance, InstanceRecord record, JournalSlice slice, long revision, bool isFirst)
    {
        _instance = instance;
        Slice = slice;
        Revision = revision;
        IsFinal = record.CompletedAt is not null;
        var (shard, key) = (instance.ShardName, instance.Key);
        if (isFirst)
        {
            // The reservation comes first: it is the row that a taken id fails on.
            Add(TableTransactionActionType.Add, InstanceRow.Reservation(shard, key));
            Add(TableTransactionActionType.Add, InstanceRow.Write(shard, RowKeys.Active(key), record, slice.Tail));
        }
        else if (IsFinal)
        {
            Add(TableTransactionActionType.Delete, new TableEntity(shard, RowKeys.Active(key)));
            Add(TableTransactionActionType.UpsertReplace, InstanceRow.Write(shard, RowKeys.Finished(key), record, slice.Tail));
        }
        else
        {
            Add(TableTransactionActionType.UpsertReplace, InstanceRow.Write(shard, RowKeys.Active(key), record, slice.Tail));
        }

        for (var i = 0; i < slice.Spilled.Count; i++)
        {
            Add(
                TableTransactionActionType.UpsertReplace,
                HubTable.HistoryRow(shard, key, slice.FirstChunk + i, slice.Execution, slice.Spilled[i]));
        }
    }

    public JournalSlice Slice { get; }

    public long Revision { get; }

    public bool IsFinal { get; }

    public override void OnCommitted() => _instance.OnCommitted(this);

    public override void OnRejected(RequestFailedException reason) => _instance.OnRejected(reason);
}
