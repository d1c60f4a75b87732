namespace EipFunctions.Workflows.Model;

/// <summary>How a child workflow is called.</summary>
public sealed record ChildWorkflowOptions
{
    /// <summary>The child's instance id; null for one derived from the parent's id and the call's sequence.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When a failed child is run again (under a new derived id); null for one attempt.</summary>
    public RetryPolicy? RetryPolicy { get; init; }
}
