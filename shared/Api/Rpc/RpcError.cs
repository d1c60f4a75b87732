namespace EipFunctions.Api.Rpc;

/// <summary>
/// Why a request is refused, as the API reference documents it. Clients tell errors by the code, and look for the codes
/// that they retry anywhere in the answer: no text of an error that stays may name one of those.
/// </summary>
/// <param name="Code">The code, its misspellings included.</param>
/// <param name="Status">The HTTP status, 400 or above.</param>
/// <param name="Message">The documented message.</param>
internal sealed record RpcError(string Code, int Status, string Message)
{
    /// <summary>What is wrong with the values of this request, and what to do about it; null where the message says it all.</summary>
    public string? Recommend { get; init; }

    /// <summary>When to try again; null where waiting does not help, or nobody knows how long.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
