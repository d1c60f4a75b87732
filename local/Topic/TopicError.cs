namespace EipFunctions.Local.Topic;

/// <summary>An error as Event Grid answers it.</summary>
/// <param name="Error">The error.</param>
internal sealed record TopicError(TopicErrorBody Error)
{
    public static TopicError Of(string code, string message, params TopicErrorDetail[] details) =>
        new(new TopicErrorBody(code, message, details));
}

/// <summary>What went wrong.</summary>
/// <param name="Code">The kind of error.</param>
/// <param name="Message">What went wrong, for people.</param>
/// <param name="Details">Each thing that went wrong.</param>
internal sealed record TopicErrorBody(string Code, string Message, IReadOnlyList<TopicErrorDetail> Details);

/// <summary>One thing that went wrong.</summary>
/// <param name="Code">The kind of error.</param>
/// <param name="Message">What went wrong, for people.</param>
internal sealed record TopicErrorDetail(string Code, string Message);
