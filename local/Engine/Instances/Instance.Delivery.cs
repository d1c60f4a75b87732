using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

internal sealed partial class Instance : IThreadPoolWorkItem
{
    private readonly Queue<JournaledEvent> _undelivered = new();

    /// <summary>The running workflow; only the current turn touches it.</summary>
    private WorkflowExecution? _execution;

    /// <summary>Effects that wait until the revision that led to them is durable.</summary>
    private readonly Queue<(long Fence, Action Effect)> _effects = new();

    /// <summary>The revision that the workflow has seen so far, those left aside whose checkpoint is deferred.</summary>
    private long _fence;

    /// <summary>When the present execution started, by its journal.</summary>
    private DateTimeOffset _executionStartedAt;

    private int _recoveredLeft;
    private int _resumesQueued;
    private bool _hasStarted;
    private bool _isHeld;
    private bool _isLoading;
    private bool _isTurning;
    private bool _isWoken;

    private enum TurnStep
    {
        End,

        /// <summary>Deliver an event that more journaled events follow.</summary>
        Replay,

        Deliver,

        /// <summary>All that was journaled is delivered: start what it left open.</summary>
        GoLive,

        /// <summary>Start something whose cause is durable.</summary>
        Effect,

        /// <summary>Look whether the workflow has ended by itself.</summary>
        Look,

        /// <summary>Let the workflow run again from its journal.</summary>
        RunAgain,
    }

    /// <summary>
    /// One turn: delivers events to the workflow in the order of the journal and runs it until it waits again. What it
    /// starts meanwhile waits until the events that led to it are durable.
    /// </summary>
    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            for (var step = TakeStep(out var next, out var effect); step != TurnStep.End; step = TakeStep(out next, out effect))
            {
                if (step == TurnStep.RunAgain)
                {
                    RunAgain();
                    continue;
                }

                var outcome = step switch
                {
                    TurnStep.Replay => Deliver(next!, isReplay: true),
                    TurnStep.Deliver => Deliver(next!, isReplay: false),
                    TurnStep.GoLive => _execution!.GoLive(),
                    _ => _execution?.Outcome,
                };
                effect?.Invoke();
                if (outcome is not null)
                {
                    _execution!.ShowStatus();
                    Finish(_execution.CheckRest(TakeRecovered()) ?? outcome, _execution.OpenEnds());
                }
            }
        }
#pragma warning disable CA1031 // A defect met by one instance must not take the process with it, nor go unseen.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _session.Log.TurnFailed(e, Id);
            Finish(ExecutionOutcome.Failed(WorkflowFailure.From(e)), []);
            lock (_gate)
            {
                _isTurning = false;
                EnqueueIfDirty();
            }
        }
    }

    private ExecutionOutcome? Deliver(HistoryEvent e, bool isReplay)
    {
        if (e.Type != HistoryEventType.ExecutionStarted)
        {
            return _execution?.Deliver(e, isReplay);
        }

        if (CreateWorkflow() is not { } workflow)
        {
            return null;
        }

        InstanceRecord record;
        lock (_gate)
        {
            record = _record;
            _executionStartedAt = e.At;
        }

        _execution = new WorkflowExecution(this, _session.Services, workflow, record);
        return _execution.Start(e, isReplay);
    }

    private TurnStep TakeStep(out HistoryEvent? next, out Action? effect)
    {
        lock (_gate)
        {
            (next, effect) = (null, null);
            if (CanDispatch())
            {
                effect = _effects.Dequeue().Effect;
                return TurnStep.Effect;
            }

            if (_isWoken)
            {
                _isWoken = false;
                return TurnStep.Look;
            }

            if (CanDeliver())
            {
                if (MustRunAgain())
                {
                    return TurnStep.RunAgain;
                }

                var taken = _undelivered.Dequeue();
                (_isHeld, _resumesQueued) = taken.Event.Type switch
                {
                    HistoryEventType.ExecutionSuspended => (true, _resumesQueued),
                    HistoryEventType.ExecutionResumed => (false, _resumesQueued - 1),
                    _ => (_isHeld, _resumesQueued),
                };
                _recoveredLeft -= taken.IsRecovered ? 1 : 0;
                _hasRun |= !taken.IsRecovered;
                _fence = taken.IsDeferred ? _fence : taken.Revision;
                next = taken.Event;
                return taken.IsRecovered && (_recoveredLeft > 0 || _isRerun) ? TurnStep.Replay : TurnStep.Deliver;
            }

            _isTurning = CanGoLive();
            EnqueueIfDirty();
            return _isTurning ? TurnStep.GoLive : TurnStep.End;
        }
    }

    /// <summary>What the ended workflow left of the recovered journal.</summary>
    private HistoryEvent[] TakeRecovered()
    {
        lock (_gate)
        {
            return [.. _undelivered.Where(e => e.IsRecovered).Select(e => e.Event)];
        }
    }

    /// <summary>Queues an event for the workflow; the caller holds the gate.</summary>
    private void Enqueue(JournaledEvent e)
    {
        _undelivered.Enqueue(e);
        _recoveredLeft += e.IsRecovered ? 1 : 0;
        _resumesQueued += e.Event.Type == HistoryEventType.ExecutionResumed ? 1 : 0;
        ScheduleTurn();
    }

    private void ScheduleTurn()
    {
        if (!_isTurning && (CanDispatch() || CanDeliver() || CanGoLive()))
        {
            _isTurning = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>
    /// Queues something with effects outside the workflow until all that led to it is durable. The workflow itself has
    /// none, so it may run ahead of the commit.
    /// </summary>
    public void Dispatch(Action effect)
    {
        lock (_gate)
        {
            _effects.Enqueue((_fence, effect));
        }
    }

    private bool CanDispatch() => CanRun() && !_isHeld && _effects.TryPeek(out var first) && first.Fence <= _durable;

    private bool CanDeliver() =>
        CanRun()
        && _undelivered.Count > 0
        && (!_isHeld || _resumesQueued > 0);

    private bool CanGoLive() => CanRun() && _execution is { IsLive: false } && _recoveredLeft == 0 && !_isHeld;

    private bool CanRun() =>
        _isStored && !_gone && !_isLoading && _final is null && Blocked is null && !_session.IsAbandoned && _durable >= _runsFrom;

    /// <summary>Lets a turn look, though no event came: the workflow itself has something to say.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = CanRun();
            if (_isWoken && !_isTurning)
            {
                _isTurning = true;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }
    }

    private IWorkflow? CreateWorkflow()
    {
        WorkflowFailure reason;
        try
        {
            if (_session.Services.Registry.CreateWorkflow(_record.Name, _session.Services.Provider) is { } workflow)
            {
                return workflow;
            }

            reason = new("WorkflowNotRegistered", $"The workflow '{_record.Name}' is not registered on this host.");
        }
#pragma warning disable CA1031 // Whatever keeps the workflow from being built is a matter of this host, not of the instance.
        catch (Exception e)
#pragma warning restore CA1031
        {
            reason = WorkflowFailure.From(e);
        }

        // It stays as it is, to be seen and to be run by a host that can.
        _session.Log.WorkflowBlocked(Id, _record.Name, reason.Message);
        lock (_gate)
        {
            Blocked = reason;
        }

        OfferState();
        return null;
    }
}
