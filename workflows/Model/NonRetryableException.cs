namespace EipFunctions.Workflows.Model;

/// <summary>Thrown by an activity that cannot succeed however often it is tried.</summary>
public class NonRetryableException : Exception
{
    /// <summary>Creates the exception.</summary>
    public NonRetryableException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why repeating is useless.</param>
    public NonRetryableException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why repeating is useless.</param>
    /// <param name="innerException">What failed.</param>
    public NonRetryableException(string message, Exception innerException) : base(message, innerException) { }
}
