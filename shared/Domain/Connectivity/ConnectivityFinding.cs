namespace EipFunctions.Domain.Connectivity;

/// <summary>Something that keeps packets from the Internet, or may.</summary>
public sealed record ConnectivityFinding
{
    /// <summary>Its id, such as <c>asymmetric-return</c>.</summary>
    public required string FindingId { get; init; }

    /// <summary>How grave it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What was found, with the addresses and ids.</summary>
    public required string Message { get; init; }

    /// <summary>The section of the FAQ that it follows; absent when none does.</summary>
    public string? FaqSection { get; init; }

    /// <summary>What to do.</summary>
    public required string Remedy { get; init; }

    /// <summary>The commands, where it is mended in the operating system.</summary>
    public IReadOnlyList<OsRemedy> Commands { get; init; } = [];
}
