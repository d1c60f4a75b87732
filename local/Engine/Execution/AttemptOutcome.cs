using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>How an attempt ended: with an output, a failure, or canceled.</summary>
internal sealed record AttemptOutcome(string? Output, WorkflowFailure? Failure = null, bool IsCanceled = false)
{
    public static AttemptOutcome Canceled { get; } = new(null, null, IsCanceled: true);

    public static AttemptOutcome Failed(WorkflowFailure failure) => new(null, failure);
}
