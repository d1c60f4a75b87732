using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>What a part of the first look came to.</summary>
public sealed record LookResult
{
    /// <summary>What disagrees: as much as one reconciliation deals with.</summary>
    public required IReadOnlyList<Suspect> Suspects { get; init; }

    /// <summary>How much of each kind disagrees in all.</summary>
    public required IReadOnlyList<FindingCount> Found { get; init; }

    /// <summary>What was compared.</summary>
    public required ReconciliationExtent Compared { get; init; }

    /// <summary>The EIP behind which it goes on; null when there is no more.</summary>
    public string? After { get; init; }

    /// <summary>Whether the slots were compared as well.</summary>
    public bool IsWhole { get; init; }

    internal static LookResult Of(IReadOnlyList<Suspect> suspects, ReconciliationExtent compared) => new()
    {
        Suspects = Suspect.Limit(suspects),
        Found = [.. suspects.GroupBy(one => one.Kind).Select(kind => new FindingCount(kind.Key, kind.Count()))],
        Compared = compared,
    };
}
