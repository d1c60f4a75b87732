using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

internal sealed partial class Instance
{
    public Task<WorkflowSignalResult> RaiseEventAsync(string name, string data, string? eventId) => SignalAsync(() =>
    {
        // A repeat is answered when the first is durable.
        if (eventId is not null && _seen.Contains(eventId))
        {
            return;
        }

        if (eventId is not null)
        {
            _seen.Add(eventId);
        }

        Append(new() { Type = HistoryEventType.EventRaised, At = Now(), Name = name, Data = data, EventId = eventId });
    });

    public Task<WorkflowSignalResult> CancelAsync(string reason) => SignalAsync(() =>
    {
        if (_record.IsCancellationRequested)
        {
            return;
        }

        _record = _record with { IsCancellationRequested = true };
        if (!_hasStarted || Blocked is not null)
        {
            // No code of it runs, so there is nothing to clean up.
            End(_record with { Status = WorkflowRuntimeStatus.Canceled, Failure = null });
            return;
        }

        Append(new() { Type = HistoryEventType.CancelRequested, At = Now(), Name = reason });

        // Cancellation is the workflow's to carry out, so it must run.
        ResumeIfSuspended();
    });

    public Task<WorkflowSignalResult> SuspendAsync() => SignalAsync(() =>
    {
        if (_record.Status != WorkflowRuntimeStatus.Suspended)
        {
            Append(new() { Type = HistoryEventType.ExecutionSuspended, At = Now() });
            _record = _record with { Status = WorkflowRuntimeStatus.Suspended };
        }
    });

    public Task<WorkflowSignalResult> ResumeAsync() => SignalAsync(ResumeIfSuspended);

    /// <summary>Waits for a state.</summary>
    public async Task<WorkflowState> WaitAsync(Func<WorkflowState, bool>? condition, CancellationToken cancellationToken)
    {
        var waiter = new StateWaiter(condition);
        lock (_gate)
        {
            if (!_gone || _record.Status.IsFinished())
            {
                _waiters.Add(waiter);
            }
            else
            {
                waiter.Fail(new WorkflowHostUnavailableException("This host no longer runs the instance."));
            }
        }

        OfferState();
        try
        {
            return await waiter.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    /// <summary>Changes the instance under the gate and waits until the change is durable.</summary>
    private async Task<WorkflowSignalResult> SignalAsync(Action change)
    {
        Task durable;
        var isFinished = false;
        lock (_gate)
        {
            if (_gone && !_record.Status.IsFinished())
            {
                throw new WorkflowHostUnavailableException("This host no longer runs the instance.");
            }

            isFinished = _gone || _final is not null;
            if (!isFinished)
            {
                change();
            }

            // A change that was made before, and waits for a later commit, must not keep the caller waiting.
            if (_durable < _revision && !_gone)
            {
                Touch();
            }

            durable = WhenDurable(_revision);
        }

        OfferState();
        await durable;
        return isFinished ? WorkflowSignalResult.Finished : WorkflowSignalResult.Accepted;
    }

    private void ResumeIfSuspended()
    {
        if (_record.Status == WorkflowRuntimeStatus.Suspended)
        {
            Append(new() { Type = HistoryEventType.ExecutionResumed, At = Now() });
            _record = _record with { Status = _hasStarted ? WorkflowRuntimeStatus.Running : WorkflowRuntimeStatus.Pending };
        }
    }
}
