namespace EipFunctions.Workflows.Model;

/// <summary>Questions about a status.</summary>
public static class WorkflowRuntimeStatusExtensions
{
    /// <summary>Whether the instance has ended.</summary>
    /// <param name="status">The status.</param>
    /// <returns>True for an instance that will not change any more.</returns>
    public static bool IsFinished(this WorkflowRuntimeStatus status) =>
        status is WorkflowRuntimeStatus.Completed or WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Canceled;
}
