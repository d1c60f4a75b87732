using System.Diagnostics.CodeAnalysis;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// One execution of a workflow: an ordinary task whose durable calls are numbered in the order they are made, and
/// which goes on only when an event of the journal is delivered to it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source has no timer and no wait handle, so there is nothing to dispose of.")]
internal sealed partial class WorkflowExecution
{
    private readonly IWorkflow _workflow;
    private readonly InstanceRecord _record;
    private readonly EngineServices _services;
    private readonly WorkflowScheduler _scheduler;
    private readonly EngineWorkflowContext _context;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<CallSlot> _slots = [];
    private readonly List<Action> _afterTurn = [];
    private Task<object?>? _root;
    private Continuation? _continuation;
    private string? _fault;
    private (bool IsSet, string? Json) _unshown;
    private int _guids;

    public WorkflowExecution(Instance instance, EngineServices services, IWorkflow workflow, InstanceRecord record)
    {
        (Instance, _services, _workflow, _record) = (instance, services, workflow, record);
        _scheduler = new(() => Fault("It awaits a task that is not a durable call of its context, so no journal can answer it."));
        _context = new(this, record, services);
    }

    public Instance Instance { get; }

    public EventBuffer Events { get; } = new();

    public PayloadSerializer Payloads => _services.Payloads;

    public DateTimeOffset CurrentUtcDateTime { get; private set; }

    public bool IsReplaying { get; private set; }

    /// <summary>Whether the journal is through, so that calls start what they wait for.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Counts the deliveries: code between two of them is one turn in every replay.</summary>
    public int Turn { get; private set; }

    public bool IsInTurn => _scheduler.IsInTurn;

    public CancellationToken CancellationToken => _cancellation.Token;

    public string Version => _record.Version;

    /// <summary>What its logs name.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Subject =>
        field ??= _services.Registry.Subject(_record.InstanceId, Payloads.Read(_record.Input, _workflow.InputType));

    /// <summary>The number of the execution, from 0.</summary>
    public int Number => _record.Execution;

    public ExecutionOutcome? Start(HistoryEvent e, bool isReplay)
    {
        IsReplaying = isReplay;
        if (e.IsCancellationRequested)
        {
            _cancellation.Cancel();
        }

        return RunTurn(e.At, () => _root = Task.Factory.StartNew(
            () => _workflow.RunAsync(_context, Payloads.Read(_record.Input, _workflow.InputType)),
            CancellationToken.None,
            TaskCreationOptions.None,
            _scheduler).Unwrap());
    }

    public ExecutionOutcome? Deliver(HistoryEvent e, bool isReplay)
    {
        IsReplaying = isReplay;
        if (!isReplay)
        {
            ShowStatus();
        }

        if (!e.IsOfCall)
        {
            return e.Type switch
            {
                HistoryEventType.EventRaised => RunTurn(e.At, () => Events.Raise(e)),
                HistoryEventType.CancelRequested => RunTurn(e.At, _cancellation.Cancel),
                _ => Outcome,
            };
        }

        if (Compare(e) is { } difference)
        {
            Fault(difference);
            return Outcome;
        }

        var slot = _slots[e.Sequence];
        if (slot.Call is { } call)
        {
            return RunTurn(e.At, () => call.Apply(e));
        }

        // The workflow ended the call itself, and this is the note of it, or a result that came too late.
        slot.UnjournaledEnd = null;
        return Outcome;
    }

    /// <summary>The journal is through: journals what it lacks and starts what it left open and nobody has started.</summary>
    public ExecutionOutcome? GoLive()
    {
        (IsLive, IsReplaying) = (true, false);
        ShowStatus();
        foreach (var slot in _slots)
        {
            if (slot.UnjournaledEnd is { } end)
            {
                slot.UnjournaledEnd = null;
                Instance.Note(end);
            }

            if (slot.Call is { } call)
            {
                Instance.Dispatch(Instance.TryTakeOver(call) ? call.TakeOver : () => ActivateIfOpen(call));
            }
        }

        return null;
    }

    /// <summary>Marks the workflow as one that cannot be replayed. The first reason counts.</summary>
    public void Fault(string reason)
    {
        Interlocked.CompareExchange(ref _fault, reason, null);
        if (!IsInTurn)
        {
            Instance.Wake();
        }
    }

    private ExecutionOutcome? RunTurn(DateTimeOffset at, Action action)
    {
        Turn++;
        CurrentUtcDateTime = at;
        try
        {
            _scheduler.RunTurn(action);
        }
        catch (NonDeterministicWorkflowException e)
        {
            Fault(e.Message);
        }

        var outcome = Outcome;
        if (outcome is null && IsLive)
        {
            _afterTurn.ForEach(Instance.Dispatch);
        }

        _afterTurn.Clear();
        return outcome;
    }
}
