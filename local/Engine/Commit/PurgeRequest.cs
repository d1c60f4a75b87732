using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>Deletes a finished instance: its history rows first, a transaction's worth at a time, its own row last.</summary>
internal sealed class PurgeRequest(Shard shard, string key, int chunks) : ICommitSource
{
    /// <summary>Leaves room in the transaction for others.</summary>
    private const int ChunksAtOnce = 50;

    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _chunks = chunks;

    public string Key => key;

    /// <summary>True when deleted; false when it was gone already.</summary>
    public Task<bool> Done => _done.Task;

    public PendingCommit Prepare() => new Part(this, _chunks <= ChunksAtOnce ? 0 : _chunks - ChunksAtOnce);

    public void Abandon(Exception reason) => _done.TrySetException(reason);

    private sealed class Part : PendingCommit
    {
        private readonly PurgeRequest _request;
        private readonly int _first;

        public Part(PurgeRequest request, int first)
        {
            (_request, _first) = (request, first);
            for (var n = first; n < request._chunks; n++)
            {
                Add(TableTransactionActionType.Delete, new TableEntity(request.Shard, RowKeys.History(request.Key, n)));
            }

            if (first == 0)
            {
                Add(TableTransactionActionType.Delete, new TableEntity(request.Shard, RowKeys.Finished(request.Key)));
            }
        }

        public override void OnCommitted()
        {
            if (_first == 0)
            {
                _request._done.TrySetResult(true);
            }
            else
            {
                _request.ContinueBelow(_first);
            }
        }

        public override void OnRejected(RequestFailedException reason)
        {
            if (reason.Status == 404 && _first > 0)
            {
                // An earlier purge that was cut short has deleted this part, which is deleted whole or not at all.
                _request.ContinueBelow(_first);
            }
            else if (reason.Status == 404)
            {
                _request._done.TrySetResult(false);
            }
            else
            {
                _request._done.TrySetException(reason);
            }
        }
    }

    private string Shard => shard.Name;

    private void ContinueBelow(int first)
    {
        _chunks = first;
        shard.Enqueue(this);
    }
}
