namespace EipFunctions.Engine;

internal sealed partial class Instance
{
    /// <summary>Makes an operation the current one of its call.</summary>
    public PendingOperation Open(DurableCall call, int attempt)
    {
        var operation = new PendingOperation(this, call, attempt);
        PendingOperation? before;
        lock (_gate)
        {
            _open.Remove(call.Sequence, out before);
            if (!_gone && _final is null)
            {
                _open[call.Sequence] = operation;
            }
        }

        before?.End();
        return operation;
    }

    /// <summary>The call is over: nothing may settle it any more.</summary>
    public void Close(int sequence)
    {
        PendingOperation? operation;
        lock (_gate)
        {
            _open.Remove(sequence, out operation);
        }

        operation?.End();
    }

    /// <summary>Asks the running attempt of a call to stop.</summary>
    public void CancelAttempt(int sequence)
    {
        PendingOperation? operation;
        lock (_gate)
        {
            operation = _open.GetValueOrDefault(sequence);
        }

        operation?.Cancel();
    }

    /// <summary>The operation that a child's end settles.</summary>
    public PendingOperation? FindOperation(ParentCall call)
    {
        lock (_gate)
        {
            return _record.Execution == call.Execution
                && _open.TryGetValue(call.Sequence, out var operation)
                && operation.Attempt == call.Attempt
                    ? operation
                    : null;
        }
    }

    public void Settle(PendingOperation operation, Func<DateTimeOffset, HistoryEvent> make, bool deferred)
    {
        lock (_gate)
        {
            var sequence = operation.Call.Sequence;
            if (_gone || _final is not null || !_open.TryGetValue(sequence, out var current) || current != operation)
            {
                return;
            }

            _open.Remove(sequence);
            Append(make(Now()), deferred);
        }
    }

    /// <summary>Journals how a call ended that no outside result ended. The workflow knows already.</summary>
    public void Note(HistoryEvent e)
    {
        lock (_gate)
        {
            if (!_gone && _final is null)
            {
                Append(e with { At = e.At > _record.LastUpdatedAt ? e.At : _record.LastUpdatedAt }, deferred: true, deliver: false);
            }
        }
    }

    public void SetCustomStatus(string? json)
    {
        lock (_gate)
        {
            if (_gone || _record.CustomStatus == json)
            {
                return;
            }

            _record = _record with { CustomStatus = json };
            _revision++;
        }

        OfferState();
    }
}
