namespace EipFunctions.Engine;

/// <summary>A payload does not fit into the journal. Store the data elsewhere and pass a reference.</summary>
public sealed class PayloadTooLargeException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    public PayloadTooLargeException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is too large.</param>
    public PayloadTooLargeException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is too large.</param>
    /// <param name="innerException">What failed.</param>
    public PayloadTooLargeException(string message, Exception innerException) : base(message, innerException) { }

    internal PayloadTooLargeException(string what, int length, int limit)
        : base($"The {what} has {length} characters of JSON; the limit is {limit}. Store it elsewhere and pass a reference.") { }
}
