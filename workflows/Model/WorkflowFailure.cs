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
    // A message may hold a whole response body, and a row of the journal has a limit.
    private const int MaxText = 4_000;
    private const int MaxDepth = 4;

    /// <summary>Reads a failure off an exception, inner ones included: four at most, each text cut to 4,000 characters.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The failure.</returns>
    public static WorkflowFailure From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Read(exception).Trim(MaxDepth);
    }

    private static WorkflowFailure Read(Exception exception) => new(
        exception.GetType().FullName ?? exception.GetType().Name,
        exception.Message,
        exception.StackTrace,
        exception is NonRetryableException,
        exception is WorkflowTaskFailedException failed ? failed.Failure
            : exception.InnerException is { } inner ? Read(inner) : null);

    private WorkflowFailure Trim(int depth) => this with
    {
        ErrorType = Cut(ErrorType),
        Message = Cut(Message),
        StackTrace = StackTrace is { } trace ? Cut(trace) : null,
        InnerFailure = depth > 1 ? InnerFailure?.Trim(depth - 1) : null,
    };

    private static string Cut(string text) => text.Length <= MaxText ? text : string.Concat(text.AsSpan(0, MaxText), "...");
}
