namespace EipFunctions.Engine;

internal sealed partial class WorkflowExecution
{
    /// <summary>Makes a call, unless its token is signalled already.</summary>
    public TCall? Call<TCall>(Func<int, TCall> create, CancellationToken token) where TCall : DurableCall
    {
        if (!IsInTurn)
        {
            Fault("It makes a durable call from a thread of its own, outside the workflow's scheduler.");
            throw new InvalidOperationException("A durable call must be made from the workflow's own code, without ConfigureAwait(false) before it.");
        }

        if (token.IsCancellationRequested)
        {
            return null;
        }

        var call = create(_slots.Count);
        _slots.Add(new(call));
        call.Watch(token);
        Activate(call);
        return call;
    }

    /// <summary>Lets a call start what it waits for, after this turn. While the journal is replayed it waits for its end.</summary>
    public void Activate(DurableCall call) => AfterTurn(() => ActivateIfOpen(call));

    /// <summary>Runs an action after this turn, outside the workflow's scheduler.</summary>
    public void AfterTurn(Action action) => _afterTurn.Add(action);

    /// <summary>The journal has ended the call.</summary>
    public void End(DurableCall call)
    {
        _slots[call.Sequence].Call = null;
        call.Release();
        Instance.Close(call.Sequence);
    }

    /// <summary>The workflow itself has ended the call: by cancellation, or because an event met a wait.</summary>
    public void EndLocally(DurableCall call, HistoryEvent end)
    {
        End(call);
        if (IsLive)
        {
            Instance.Note(end);
        }
        else
        {
            _slots[call.Sequence].UnjournaledEnd = end;
        }
    }

    private void ActivateIfOpen(DurableCall call)
    {
        if (_slots[call.Sequence].Call is not null)
        {
            call.Activate();
        }
    }

    /// <summary>Shows a status, once it is not an earlier one that a replay comes by.</summary>
    public void SetCustomStatus(string? json)
    {
        _unshown = (true, json);
        if (!IsReplaying)
        {
            ShowStatus();
        }
    }

    /// <summary>Shows the status that was set last, if it is not shown yet.</summary>
    public void ShowStatus()
    {
        if (_unshown.IsSet)
        {
            var json = _unshown.Json;
            _unshown = default;
            Instance.SetCustomStatus(json);
        }
    }

    public Guid NewGuid() => DeterministicGuid.Create(_record.InstanceId, _record.Execution, _guids++);

    public void ContinueAsNew(string input, bool preservesEvents) => _continuation = new(input, preservesEvents);

    /// <summary>The id of the child that a call's attempt runs.</summary>
    public string ChildId(string? chosen, int sequence, int attempt)
    {
        var id = chosen ?? FormattableString.Invariant($"{_record.InstanceId}:{_record.Execution}.{sequence}");
        return attempt == 1 ? id : FormattableString.Invariant($"{id}.{attempt}");
    }

    public ParentCall AsParent(int sequence, int attempt) => new(_record.InstanceId, _record.Execution, sequence, attempt);
}
