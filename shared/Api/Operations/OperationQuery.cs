using EipFunctions.Domain.Operations;

namespace EipFunctions.Api.Operations;

/// <summary>Which operations to list. Every filter that is set must match.</summary>
public sealed record OperationQuery
{
    /// <summary>The status wanted; null for any.</summary>
    public OperationStatus? Status { get; init; }

    /// <summary>The kind wanted; null for any.</summary>
    public OperationKind? Kind { get; init; }

    /// <summary>The EIP wanted; null for any.</summary>
    public string? EipId { get; init; }

    /// <summary>The most operations of a page; 1 to 100.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the page before ended; null for the first.</summary>
    public string? ContinuationToken { get; init; }
}
