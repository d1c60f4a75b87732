namespace EipFunctions.Domain.Reconciliation;

/// <summary>A comparison of what is stored of an account and region with what the gateway has.</summary>
public sealed record ReconciliationRun
{
    /// <summary>Its id, <c>rc-…</c>.</summary>
    public required string ReconciliationId { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReconciliationStatus Status { get; init; }

    /// <summary>What it may do.</summary>
    public required ReconciliationMode Mode { get; init; }

    /// <summary>Who asked for it; <c>reconciler</c> for those that come by themselves.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it was started, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last went on, in UTC; its end once it has ended.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>What it found and did. While it goes on the items are not listed yet.</summary>
    public required ReconciliationReport Report { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Error { get; init; }
}
