namespace EipFunctions.Domain.Rules;

/// <summary>An error as the API reference documents it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">The message; <see cref="Placeholder"/> stands for what differs from case to case.</param>
/// <param name="Retryable">
/// Whether the official clients send the same request again on this code. They match it as a substring of the whole
/// answer, so no text of an error that is not retryable may contain the code of one that is.
/// </param>
internal sealed record AlibabaError(string Code, int Status, string Message, bool Retryable = false)
{
    /// <summary>The placeholder of a documented message.</summary>
    public const string Placeholder = "%s";
}
