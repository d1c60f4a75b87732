using EipFunctions.Workflows.Model;

namespace EipFunctions.Functions.Durable;

/// <summary>
/// The durable calls of an execution as its custom status shows them: the client of Durable Functions cannot be asked
/// for the history. A custom status is small, so it holds the latest ones, their failures without stack traces.
/// </summary>
internal sealed class StepLog(Action changed)
{
    // At some 250 characters a step they leave half of the 16 KB that Durable Functions gives a custom status.
    private const int Most = 24;
    private const int MaxMessage = 160;

    private readonly List<WorkflowStep> _steps = [];

    public IReadOnlyList<WorkflowStep> Latest => [.. _steps.TakeLast(Most)];

    /// <summary>A call begins.</summary>
    public void Begin(int sequence, WorkflowStepKind kind, string name, DateTimeOffset at)
    {
        _steps.Add(new(sequence, kind, name, WorkflowStepStatus.Running, Attempts: 1, at, EndedAt: null, Failure: null));
        changed();
    }

    /// <summary>An attempt of a call failed, and another comes.</summary>
    public void Retry(int sequence, int attempt, WorkflowFailure failure) =>
        Change(sequence, step => step with { Attempts = attempt, Failure = Short(failure) });

    /// <summary>A call ended.</summary>
    public void End(int sequence, WorkflowStepStatus status, DateTimeOffset at, WorkflowFailure? failure = null) =>
        Change(sequence, step => step with
        {
            Status = status,
            EndedAt = at,
            Failure = failure is null ? step.Failure : Short(failure),
        });

    private void Change(int sequence, Func<WorkflowStep, WorkflowStep> change)
    {
        var index = _steps.FindLastIndex(step => step.Sequence == sequence);
        _steps[index] = change(_steps[index]);
        changed();
    }

    private static WorkflowFailure Short(WorkflowFailure failure) => failure with
    {
        Message = failure.Message.Length <= MaxMessage ? failure.Message : string.Concat(failure.Message.AsSpan(0, MaxMessage), "..."),
        StackTrace = null,
        InnerFailure = null,
    };
}
