using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

internal sealed partial class Instance
{
    private string _recoveredTail = "";
    private DurableTimer? _startTimer;

    /// <summary>The revision that must be durable before the instance runs: it counts the recovery.</summary>
    private long _runsFrom;

    /// <summary>Makes an instance from its row. It runs once it is <see cref="LoadAsync">loaded</see>.</summary>
    public static Instance Recover(HubSession session, Shard shard, InstanceRecord record, string tail, bool countsRecovery)
    {
        var instance = new Instance(session, shard, record, tail)
        {
            _isStored = true,
            _isLoading = true,
            _recoveredTail = tail,
            _begun = true,
        };
        if (countsRecovery)
        {
            lock (instance._gate)
            {
                instance._record = record with { Recoveries = record.Recoveries + 1 };
                instance._runsFrom = ++instance._revision;
                instance.Touch();
            }
        }

        return instance;
    }

    /// <summary>Reads the journal and lets the instance run.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        ReadAsync(_journal.Chunks, _recoveredTail, Load, cancellationToken);

    private async Task ReadAsync(
        int chunks, string tail, Action<List<HistoryEvent>> load, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(_session.Services.Time, _session.Services.Random);
        while (true)
        {
            try
            {
                var texts = await _session.Services.Table.ReadChunksAsync(ShardName, Key, _record.Execution, chunks, cancellationToken)
                    ?? throw new InvalidDataException("Rows of its history are missing.");
                load([.. texts.Append(tail).SelectMany(HistoryJson.ReadEvents)]);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && StorageFault.IsTransient(e))
            {
                await backoff.WaitAsync(cancellationToken);
            }
#pragma warning disable CA1031 // A journal that cannot be read stops its instance, not the shard.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Block(WorkflowFailure.From(e));
                return;
            }
        }
    }

    /// <summary>The instance ran for a while: the recoveries before no longer suggest that it is the cause of crashes.</summary>
    public void ForgiveRecoveries()
    {
        lock (_gate)
        {
            if (!_gone && _final is null && _record.Recoveries > 0 && !_open.Values.Any(o => o.Call.Kind == WorkflowStepKind.Activity))
            {
                _record = _record with { Recoveries = 0 };
                _revision++;
                Touch();
            }
        }
    }

    /// <summary>The instance has left memory: it waits for no start any more.</summary>
    public void Dispose() => Volatile.Read(ref _startTimer)?.Dispose();

    private void Load(List<HistoryEvent> history)
    {
        lock (_gate)
        {
            _isLoading = false;
            _recoveredTail = "";
            foreach (var e in history)
            {
                _seen.AddFrom(e);
                _hasStarted |= e.Type == HistoryEventType.ExecutionStarted;
                Enqueue(new(e, Revision: 0, _journal.Count++, IsDeferred: true));
            }

            if (_record.Recoveries > _session.Services.Options.MaxRecoveries)
            {
                End(_record with
                {
                    Status = WorkflowRuntimeStatus.Failed,
                    Failure = new(
                        "PoisonedInstance",
                        $"The instance was recovered {_record.Recoveries} times after a crash without any progress since.",
                        IsNonRetryable: true),
                });
            }
        }

        Started();
    }

    private void Block(WorkflowFailure reason)
    {
        _session.Log.WorkflowBlocked(Id, _record.Name, reason.Message);
        lock (_gate)
        {
            _isLoading = false;
            Blocked = reason;
        }

        _ready.TrySetResult(true);
        OfferState();
    }

    /// <summary>The instance is durable and read: callers may find it, and a start set for later is awaited.</summary>
    private void Started()
    {
        if (!_ready.TrySetResult(true) || _record.StartAt is not { } startAt)
        {
            return;
        }

        lock (_gate)
        {
            if (_hasStarted || _gone || _final is not null)
            {
                return;
            }

            _startTimer = new(Time, startAt, StartNow);
        }

        _startTimer.Start();
    }

    private void StartNow()
    {
        lock (_gate)
        {
            if (!_hasStarted && !_gone && _final is null)
            {
                _hasStarted = true;
                var isHeld = _record.Status == WorkflowRuntimeStatus.Suspended;
                _record = _record with { Status = isHeld ? WorkflowRuntimeStatus.Suspended : WorkflowRuntimeStatus.Running };
                Append(new() { Type = HistoryEventType.ExecutionStarted, At = Now() });
            }
        }

        OfferState();
    }
}
