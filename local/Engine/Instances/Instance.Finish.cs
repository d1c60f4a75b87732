using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

internal sealed partial class Instance
{
    /// <summary>The workflow has ended, or asks for another execution.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="openEnds">How the calls ended that the journal holds no end of.</param>
    private void Finish(ExecutionOutcome outcome, IReadOnlyList<HistoryEvent> openEnds)
    {
        PendingOperation[] open;
        lock (_gate)
        {
            if (_gone || _final is not null)
            {
                return;
            }

            open = [.. _open.Values];
            if (outcome.ContinueAsNew is { } next)
            {
                Restart(next);
            }
            else
            {
                foreach (var end in openEnds)
                {
                    _journal.Add(end with { At = Now() }, ++_revision);
                }

                End(_record with
                {
                    Status = outcome.Status,
                    Output = outcome.Output,
                    Failure = outcome.Failure,
                });
            }

            _open.Clear();
        }

        _execution = null;
        foreach (var operation in open)
        {
            operation.End();
        }

        OfferState();
    }

    /// <summary>Ends the instance with the next commit; the caller holds the gate.</summary>
    private void End(InstanceRecord final)
    {
        var now = Now();
        _revision++;
        _final = final with { LastUpdatedAt = now, CompletedAt = now };
        _undelivered.Clear();
        _effects.Clear();
        Touch();
    }

    /// <summary>
    /// Starts another execution: a fresh journal that begins with what the old one has not handled. Cancellation and
    /// suspension outlive the execution; the caller holds the gate.
    /// </summary>
    private void Restart(Continuation next)
    {
        var now = Now();
        var events = next.PreservesEvents
            ? next.Unhandled.Concat(_undelivered.Select(u => u.Event).Where(e => e.Type == HistoryEventType.EventRaised)).ToList()
            : [];
        var isSuspended = _record.Status == WorkflowRuntimeStatus.Suspended;
        _undelivered.Clear();
        _effects.Clear();
        (_recoveredLeft, _resumesQueued, _isHeld, _fence) = (0, 0, false, 0);
        var (ended, startedAt) = (_record, _executionStartedAt);
        _record = _record with { Execution = _record.Execution + 1, Input = next.Input };
        _journal.Restart(_record.Execution);
        if (isSuspended)
        {
            Append(new() { Type = HistoryEventType.ExecutionSuspended, At = now });
        }

        Append(new()
        {
            Type = HistoryEventType.ExecutionStarted,
            At = now,
            SeenEventIds = _seen.Ids is { Count: > 0 } ids ? ids : null,
            IsCancellationRequested = _record.IsCancellationRequested,
        });
        foreach (var e in events)
        {
            Append(e with { At = now });
        }

        // The next execution runs when this commit is durable: a loop of executions is then a loop of commits.
        _runsFrom = _revision;
        _effects.Enqueue((_runsFrom, () => EngineTracing.Executed(ended, startedAt, now, "ContinuedAsNew")));
    }
}
