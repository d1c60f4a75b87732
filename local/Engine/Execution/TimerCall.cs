using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>A durable timer.</summary>
internal sealed class TimerCall(WorkflowExecution execution, int sequence, DateTimeOffset fireAt)
    : DurableCall(execution, sequence, WorkflowStepKind.Timer, "")
{
    private readonly TaskCompletionSource _source = new();

    public Task Task => _source.Task;

    public override void Activate() => Execution.Instance.Open(this, attempt: 0).SettleAt(
        fireAt, at => Event(HistoryEventType.TaskCompleted, at), deferred: false);

    public override void Apply(HistoryEvent e)
    {
        Execution.End(this);
        _source.TrySetResult();
    }

    public override void SetCanceled() => _source.TrySetCanceled(Token);

    protected override void OnCancel() => EndCanceled();
}
