namespace EipFunctions.Engine;

/// <summary>
/// Without extended sessions: before each new event the execution is dropped, and the workflow runs again from the journal
/// by the way of a recovery. What it has started goes on meanwhile, and the new execution takes it over.
/// </summary>
internal sealed partial class Instance
{
    /// <summary>Whether the execution has seen an event that it did not replay.</summary>
    private bool _hasRun;

    /// <summary>Whether this process has delivered before what is read back from the journal.</summary>
    private bool _isRerun;

    private bool MustRunAgain() =>
        _hasRun && !_session.Services.Options.ExtendedSessions && _execution is not null && !_undelivered.Peek().IsRecovered;

    /// <summary>
    /// Lets a call of the running execution have what an execution before it has started.
    /// </summary>
    /// <returns>False when nothing is under way for the call, nor has come of it: it is to be started.</returns>
    public bool TryTakeOver(DurableCall call)
    {
        lock (_gate)
        {
            if (_open.TryGetValue(call.Sequence, out var operation))
            {
                operation.Call = call;
                return true;
            }

            return _undelivered.Any(u => u.Event.IsOfCall && u.Event.Sequence == call.Sequence);
        }
    }

    /// <summary>Drops the execution with what it was about to start, which the next one starts. Called within a turn.</summary>
    private void RunAgain()
    {
        int chunks;
        string tail;
        lock (_gate)
        {
            (_execution, _hasRun, _isRerun, _isLoading) = (null, false, true, true);
            _effects.Clear();
            (chunks, tail) = (_journal.Chunks, _journal.Tail);
        }

        // Most journals have no history rows: then this is done at once, within the turn.
        _ = ReadAsync(chunks, tail, Reload, _session.Abandoned);
    }

    private void Reload(List<HistoryEvent> history)
    {
        lock (_gate)
        {
            // What is not delivered yet keeps its place, and its fence.
            var waiting = _undelivered.ToDictionary(u => u.Position);
            _undelivered.Clear();
            (_isLoading, _isHeld, _resumesQueued) = (false, false, 0);
            for (var position = 0; position < history.Count; position++)
            {
                Enqueue(waiting.Remove(position, out var one) ? one : new(history[position], Revision: 0, position, IsDeferred: true));
            }

            foreach (var one in waiting.Values.OrderBy(u => u.Position))
            {
                Enqueue(one);
            }
        }
    }
}
