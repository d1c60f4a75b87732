namespace EipFunctions.Workflows.Model;

/// <summary>An activity or child workflow failed for good, its retries spent.</summary>
public sealed class WorkflowTaskFailedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="taskName">The name of the activity or workflow.</param>
    /// <param name="attempts">How many attempts were made.</param>
    /// <param name="failure">How the last attempt failed.</param>
    public WorkflowTaskFailedException(string taskName, int attempts, WorkflowFailure failure)
        : base($"'{taskName}' failed after {attempts} attempt(s): {failure?.Message}")
    {
        ArgumentNullException.ThrowIfNull(failure);
        TaskName = taskName;
        Attempts = attempts;
        Failure = failure;
    }

    /// <summary>The name of the activity or workflow.</summary>
    public string TaskName { get; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; }

    /// <summary>How the last attempt failed.</summary>
    public WorkflowFailure Failure { get; }
}
