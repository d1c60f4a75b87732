using EipFunctions.Api.Operations;

namespace EipFunctions.Workflows.Model;

/// <summary>The engine does not accept work now: it is starting, stopping, not the owner, or full. Nothing was changed; try again.</summary>
public sealed class WorkflowHostUnavailableException : OperationsUnavailableException
{
    /// <summary>Creates the exception.</summary>
    public WorkflowHostUnavailableException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why.</param>
    public WorkflowHostUnavailableException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">What failed.</param>
    public WorkflowHostUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
