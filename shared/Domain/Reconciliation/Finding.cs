namespace EipFunctions.Domain.Reconciliation;

/// <summary>What a reconciliation found and what became of it.</summary>
public sealed record Finding
{
    /// <summary>The kind.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>What became of it.</summary>
    public required FindingOutcome Outcome { get; init; }

    /// <summary>The EIP; null where it concerns none.</summary>
    public string? EipId { get; init; }

    /// <summary>The resource; null where it concerns none.</summary>
    public string? ResourceId { get; init; }

    /// <summary>What was found.</summary>
    public required string Before { get; init; }

    /// <summary>What it is now; null where it is as it was.</summary>
    public string? After { get; init; }

    /// <summary>Why it could not be put right; null unless it failed.</summary>
    public string? Error { get; init; }
}
