using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// A durable call of a workflow. All of it runs within turns of its execution; what it starts outside the workflow is
/// started by <see cref="Activate"/>, which is called between turns and never while the journal is replayed.
/// </summary>
internal abstract class DurableCall(WorkflowExecution execution, int sequence, WorkflowStepKind kind, string name)
{
    private CancellationTokenRegistration _registration;
    private int _calledInTurn;

    public int Sequence => sequence;

    public WorkflowStepKind Kind => kind;

    public string Name => name;

    /// <summary>The workflow's time when it made the call.</summary>
    public DateTimeOffset CalledAt { get; } = execution.CurrentUtcDateTime;

    protected WorkflowExecution Execution => execution;

    /// <summary>The current attempt, from 1; 0 for a call that is not made of attempts.</summary>
    protected int Attempt { get; set; }

    protected CancellationToken Token { get; private set; }

    protected bool IsCancellationRequested { get; private set; }

    /// <summary>Whether the workflow may still take the call back: it was made in this very turn.</summary>
    protected bool IsUnstarted => _calledInTurn == execution.Turn;

    /// <summary>Starts, or starts again, what the call waits for.</summary>
    public abstract void Activate();

    /// <summary>
    /// What it waits for is under way already, started by an execution before. It learns what that could not: that the
    /// call is canceled.
    /// </summary>
    public virtual void TakeOver() { }

    /// <summary>Takes in a journaled event of the call.</summary>
    public abstract void Apply(HistoryEvent e);

    public void Watch(CancellationToken token)
    {
        Token = token;
        _calledInTurn = execution.Turn;
        _registration = token.UnsafeRegister(static call => ((DurableCall)call!).Cancel(), this);
    }

    /// <summary>The task is over.</summary>
    public void Release() => _registration.Dispose();

    /// <summary>The call's token was signalled while the call was open.</summary>
    protected abstract void OnCancel();

    /// <summary>Ends the task as canceled.</summary>
    public abstract void SetCanceled();

    /// <summary>Journals an event about this call.</summary>
    protected HistoryEvent Event(HistoryEventType type, DateTimeOffset at) => new()
    {
        Type = type,
        At = at,
        Sequence = sequence,
        Kind = kind,
        Name = name.Length == 0 ? null : name,
        StartedAt = CalledAt,
    };

    /// <summary>The end of a call that is not waited for any more.</summary>
    public HistoryEvent GivenUp(DateTimeOffset at) => Event(HistoryEventType.TaskCanceled, at) with { Attempt = Attempt };

    /// <summary>Ends the call by the workflow's own doing.</summary>
    protected void EndCanceled()
    {
        execution.EndLocally(this, GivenUp(execution.CurrentUtcDateTime));
        SetCanceled();
    }

    private void Cancel()
    {
        if (!execution.IsInTurn)
        {
            execution.Fault("A cancellation token was signalled from outside the workflow; use WorkflowContext.CancellationToken, or Cancel (not CancelAsync) from the workflow's code.");
            return;
        }

        IsCancellationRequested = true;
        OnCancel();
    }
}
