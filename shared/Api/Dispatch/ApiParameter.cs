namespace EipFunctions.Api.Dispatch;

/// <summary>A parameter of an operation that is not part of its path.</summary>
/// <param name="Name">The name of the query parameter or of the header.</param>
/// <param name="IsHeader">Whether it is a header.</param>
/// <param name="Description">What it does.</param>
public sealed record ApiParameter(string Name, bool IsHeader, string Description)
{
    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    internal static ApiParameter PageSize(int most) =>
        Query("pageSize", $"The most items of the page, 1 to {most}; 50 when absent. A page can be shorter and still have a next one.");

    internal static ApiParameter ContinuationToken { get; } =
        Query("continuationToken", "Where the page before ended, from its continuationToken.");

    internal static ApiParameter IdempotencyKey { get; } = Header(
        "Idempotency-Key",
        "1 to 64 printable ASCII characters. The same request with the same key is carried out once; another request with it is refused (422).");

    internal static ApiParameter IfMatch { get; } = Header("If-Match", "Refuse (412) unless the EIP has this ETag.");

    internal static ApiParameter IfNoneMatch { get; } = Header("If-None-Match", "Answer 304 when the EIP still has this ETag.");

    internal static ApiParameter Prefer { get; } = Header(
        "Prefer",
        "`respond-async` answers 202 as soon as the operation is durable; `wait=N` (1 to 60 seconds) waits for its end. "
        + "Without it the answer comes when the preconditions are decided, after 2 seconds at most.");

    internal static ApiParameter Query(string name, string description) => new(name, IsHeader: false, description);

    internal static ApiParameter Header(string name, string description) => new(name, IsHeader: true, description);
}
