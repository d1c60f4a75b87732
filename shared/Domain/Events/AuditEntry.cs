using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Events;

/// <summary>What was done to an EIP, by whom and why. Kept as long as the account.</summary>
public sealed record AuditEntry
{
    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What: one of <see cref="EipEventType"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Who.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The operation; null for what has none.</summary>
    public string? OperationId { get; init; }

    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The resource, where there is one.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource that a move began at; null for all else, and in entries of old.</summary>
    public string? PreviousResourceId { get; init; }

    /// <summary>The state before; null for an allocation.</summary>
    public EipState? Before { get; init; }

    /// <summary>The state after; null for a release.</summary>
    public EipState? After { get; init; }

    /// <summary>The mode: the association's, where there is one, otherwise the EIP's own; null in entries of old.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>Why, when something failed or was cancelled; what was changed, when a WAF origin was.</summary>
    public string? Reason { get; init; }
}
