using Azure;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

internal sealed partial class Instance
{
    private readonly List<(long Revision, TaskCompletionSource Source)> _durability = [];
    private readonly List<StateWaiter> _waiters = [];

    public PendingCommit? Prepare()
    {
        lock (_gate)
        {
            if (_gone || _durable >= _revision)
            {
                return null;
            }

            var slice = _journal.Slice();
            var record = slice.IsComplete && _final is not null ? _final : _record;
            return new InstanceCommit(
                this,
                record with { Chunks = slice.NextChunk, ChunksWritten = Math.Max(_journal.ChunksWritten, slice.NextChunk) },
                slice,
                slice.IsComplete ? _revision : slice.LastRevision,
                isFirst: !_isStored);
        }
    }

    public void OnCommitted(InstanceCommit commit)
    {
        lock (_gate)
        {
            _isStored = true;
            _durable = commit.Revision;
            _journal.Accept(commit.Slice);
            if (commit.IsFinal)
            {
                (_record, _gone) = (_final!, true);
            }
            else if (!commit.Slice.IsComplete)
            {
                Touch();
            }

            for (var i = _durability.Count - 1; i >= 0; i--)
            {
                if (_gone || _durability[i].Revision <= _durable)
                {
                    _durability[i].Source.TrySetResult();
                    _durability.RemoveAt(i);
                }
            }

            ScheduleTurn();
        }

        if (commit.IsFinal)
        {
            EngineTracing.Executed(_record, _executionStartedAt, _record.CompletedAt!.Value, $"{_record.Status}");
            _session.Retire(this, _shard, _record);
        }
        else if (!_isLoading)
        {
            Started();
        }

        OfferState();
    }

    public void OnRejected(RequestFailedException reason)
    {
        bool isTaken;
        lock (_gate)
        {
            isTaken = !_isStored && reason.Status == 409;
            _gone = true;
        }

        _session.Forget(this, _shard);
        if (isTaken)
        {
            _ready.TrySetResult(false);
            return;
        }

        // The rest of the shard goes on; the next host tries this instance again from what is stored.
        _session.Log.InstanceRefused(reason, Id);
        Release(reason);
    }

    /// <summary>The host no longer owns the instance: nothing of it may run, and nobody may wait for it here.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _gone = true;
        }

        Dispose();
        Release(new WorkflowHostUnavailableException("This host stopped running the instance before the call was done."));
    }

    /// <summary>Completes when a revision is durable.</summary>
    private Task WhenDurable(long revision)
    {
        if (_gone || revision <= _durable)
        {
            return Task.CompletedTask;
        }

        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _durability.Add((revision, source));
        return source.Task;
    }

    private void Release(Exception reason)
    {
        _ready.TrySetException(reason);

        // Nobody may be waiting for the task itself.
        _ = _ready.Task.Exception;
        PendingOperation[] open;
        lock (_gate)
        {
            foreach (var (_, source) in _durability)
            {
                source.TrySetException(reason);
            }

            foreach (var waiter in _waiters)
            {
                waiter.Fail(reason);
            }

            _durability.Clear();
            _waiters.Clear();
            open = [.. _open.Values];
            _open.Clear();
        }

        foreach (var operation in open)
        {
            operation.End();
        }
    }

    /// <summary>Shows the state to those who wait for one.</summary>
    private void OfferState()
    {
        StateWaiter[] waiters;
        WorkflowState state;
        lock (_gate)
        {
            if (_waiters.Count == 0)
            {
                return;
            }

            (waiters, state) = ([.. _waiters], VisibleState());
        }

        // The conditions are the callers' code, so they run outside the gate.
        var done = waiters.Where(w => w.Offer(state)).ToHashSet();
        lock (_gate)
        {
            _waiters.RemoveAll(done.Contains);
        }
    }
}
