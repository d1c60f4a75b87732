namespace EipFunctions.Workflows.Model;

/// <summary>A failure as the journal keeps it.</summary>
/// <param name="ErrorType">The full name of the exception's type.</param>
/// <param name="Message">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown, when known.</param>
/// <param name="IsNonRetryable">Whether repeating the call is useless.</param>
/// <param name="InnerFailure">The failure that caused this one.</param>
public sealed record WorkflowFailure(
    string ErrorType, string Message, string? StackTrace = null, bool IsNonRetryable = false, WorkflowFailure? InnerFailure = null)
{
    /// <summary>Reads a failure off an exception, inner ones included.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The failure.</returns>
    public static WorkflowFailure From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(
            exception.GetType().FullName ?? exception.GetType().Name,
            exception.Message,
            exception.StackTrace,
            exception is NonRetryableException,
            exception is WorkflowTaskFailedException failed ? failed.Failure
                : exception.InnerException is { } inner ? From(inner) : null);
    }
}
