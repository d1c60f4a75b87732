namespace EipFunctions.Api.Operations;

/// <summary>No operation can be started now: the host is starting, stopping, standing by or full. Nothing was changed; try again.</summary>
public class OperationsUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    public OperationsUnavailableException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why.</param>
    public OperationsUnavailableException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">What failed.</param>
    public OperationsUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
