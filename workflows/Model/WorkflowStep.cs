namespace EipFunctions.Workflows.Model;

/// <summary>One durable call of an instance.</summary>
/// <param name="Sequence">The number of the call in its execution, from 0.</param>
/// <param name="Kind">What was called.</param>
/// <param name="Name">The name of the activity, child workflow or event; empty for a timer.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Attempts">The attempts that have started.</param>
/// <param name="StartedAt">When the first attempt started, in UTC; null where the journal does not tell.</param>
/// <param name="EndedAt">When it ended, in UTC; null while it goes on.</param>
/// <param name="Failure">How the last failed attempt failed, if one did.</param>
public sealed record WorkflowStep(
    int Sequence,
    WorkflowStepKind Kind,
    string Name,
    WorkflowStepStatus Status,
    int Attempts,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    WorkflowFailure? Failure);
