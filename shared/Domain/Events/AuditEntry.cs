using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Events;

/// <summary>What was done to an EIP or to a resource, by whom and why. Kept as long as the account.</summary>
public sealed record AuditEntry
{
    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What: one of <see cref="EipEventType"/> or <see cref="ResourceAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Who.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The operation; null for what has none.</summary>
    public string? OperationId { get; init; }

    /// <summary>The EIP; null for what was done to a resource itself.</summary>
    public string? EipId { get; init; }

    /// <summary>The resource, where there is one.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource that a move began at; null for all else, and in entries of old.</summary>
    public string? PreviousResourceId { get; init; }

    /// <summary>The EIP's state before; null for an allocation.</summary>
    public EipState? Before { get; init; }

    /// <summary>The EIP's state after; null for a release.</summary>
    public EipState? After { get; init; }

    /// <summary>The resource that had the EIP, or was getting it, before; null for none, and in entries of old.</summary>
    public string? ResourceBefore { get; init; }

    /// <summary>The resource that has the EIP, or is getting it, after; null for none, and in entries of old.</summary>
    public string? ResourceAfter { get; init; }

    /// <summary>The mode before, as <see cref="Mode"/>; null for an allocation, and in entries of old.</summary>
    public EipMode? ModeBefore { get; init; }

    /// <summary>The mode after, as <see cref="Mode"/>; null for a release, and in entries of old.</summary>
    public EipMode? ModeAfter { get; init; }

    /// <summary>The resource's registration before; null when it is new, and for what was done to an EIP.</summary>
    public RegistrationFacts? RegistrationBefore { get; init; }

    /// <summary>The resource's registration after; null when it is gone, and for what was done to an EIP.</summary>
    public RegistrationFacts? RegistrationAfter { get; init; }

    /// <summary>The mode: the association's, where there is one, otherwise the EIP's own; null in entries of old.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>Why, when something failed or was cancelled, or an association is broken; what was changed, when a WAF origin was.</summary>
    public string? Reason { get; init; }
}
