using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>How an execution ended.</summary>
internal sealed record ExecutionOutcome(WorkflowRuntimeStatus Status)
{
    public string? Output { get; init; }

    public WorkflowFailure? Failure { get; init; }

    /// <summary>The next execution, when the workflow asked for one.</summary>
    public Continuation? ContinueAsNew { get; init; }

    public static ExecutionOutcome Failed(WorkflowFailure failure) =>
        new(WorkflowRuntimeStatus.Failed) { Failure = failure };
}
