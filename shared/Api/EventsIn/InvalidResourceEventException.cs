namespace EipFunctions.Api.EventsIn;

/// <summary>An event is not one that can be accepted, however often it is sent. The message names each field, its value, the rule and the remedy.</summary>
public sealed class InvalidResourceEventException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InvalidResourceEventException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with the event.</param>
    public InvalidResourceEventException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with the event.</param>
    /// <param name="innerException">What failed.</param>
    public InvalidResourceEventException(string message, Exception innerException) : base(message, innerException) { }
}
