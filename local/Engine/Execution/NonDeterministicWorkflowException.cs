namespace EipFunctions.Engine;

/// <summary>
/// The workflow's code does not ask for the calls that its journal holds, or awaits something that no journal can
/// answer. It ends the instance as failed.
/// </summary>
public sealed class NonDeterministicWorkflowException : Exception
{
    /// <summary>Creates the exception.</summary>
    public NonDeterministicWorkflowException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The first difference.</param>
    public NonDeterministicWorkflowException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The first difference.</param>
    /// <param name="innerException">What failed.</param>
    public NonDeterministicWorkflowException(string message, Exception innerException) : base(message, innerException) { }
}
