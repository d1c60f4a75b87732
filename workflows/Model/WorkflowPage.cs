namespace EipFunctions.Workflows.Model;

/// <summary>One page of instances.</summary>
/// <param name="Instances">The instances.</param>
/// <param name="ContinuationToken">Where the next page starts; null on the last.</param>
public sealed record WorkflowPage(IReadOnlyList<WorkflowState> Instances, string? ContinuationToken);
