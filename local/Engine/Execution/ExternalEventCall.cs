using System.Text.Json;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>A wait for an external event.</summary>
internal sealed class ExternalEventCall<TEvent>(WorkflowExecution execution, int sequence, string name)
    : DurableCall(execution, sequence, WorkflowStepKind.ExternalEvent, name), IEventWait
{
    private readonly TaskCompletionSource<TEvent> _source = new();

    public Task<TEvent> Task => _source.Task;

    /// <summary>Nothing is to be started: the event comes, or it does not. The operation makes the wait visible.</summary>
    public override void Activate() => Execution.Instance.Open(this, attempt: 0);

    /// <summary>The journal's note of the wait's end comes after the event itself, which has ended it.</summary>
    public override void Apply(HistoryEvent e) =>
        throw new NonDeterministicWorkflowException($"the journal holds the end of {WorkflowExecution.Describe(Kind, Name)} (call {Sequence}), which the code still awaits");

    public void Receive(HistoryEvent e)
    {
        Execution.EndLocally(this, Event(HistoryEventType.TaskCompleted, Execution.CurrentUtcDateTime));
        try
        {
            _source.TrySetResult(Execution.Payloads.Read<TEvent>(e.Data));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidCastException)
        {
            _source.TrySetException(exception);
        }
    }

    public override void SetCanceled() => _source.TrySetCanceled(Token);

    protected override void OnCancel()
    {
        Execution.Events.Remove(this);
        EndCanceled();
    }
}
