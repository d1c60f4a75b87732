namespace EipFunctions.Workflows.Model;

/// <summary>What a signal to an instance found.</summary>
public enum WorkflowSignalResult
{
    /// <summary>The signal is durable.</summary>
    Accepted,

    /// <summary>There is no such instance.</summary>
    NotFound,

    /// <summary>The instance has ended.</summary>
    Finished,
}
