using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>Keeps failures small enough for a row: an exception's message may hold a whole response body.</summary>
internal static class FailureLimit
{
    private const int MaxText = 4_000;
    private const int MaxDepth = 4;

    public static WorkflowFailure From(Exception exception) => Trim(WorkflowFailure.From(exception), MaxDepth);

    private static WorkflowFailure Trim(WorkflowFailure failure, int depth) => failure with
    {
        ErrorType = Cut(failure.ErrorType),
        Message = Cut(failure.Message),
        StackTrace = failure.StackTrace is { } trace ? Cut(trace) : null,
        InnerFailure = failure.InnerFailure is { } inner && depth > 1 ? Trim(inner, depth - 1) : null,
    };

    private static string Cut(string text) => text.Length <= MaxText ? text : string.Concat(text.AsSpan(0, MaxText), "...");
}
