using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Events;

/// <summary>The data of an event about an EIP.</summary>
public sealed record EipEventData
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>Its address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>Its state after what happened; null once it is gone.</summary>
    public EipState? State { get; init; }

    /// <summary>The resource, where there is one.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource that a move began at; null for all else, and in events of old.</summary>
    public string? PreviousResourceId { get; init; }

    /// <summary>The resource's kind, where there is one.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The association, where there is one.</summary>
    public string? AssociationId { get; init; }

    /// <summary>The mode: the association's, where there is one, otherwise the EIP's own.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>The operation that made it happen.</summary>
    public string? OperationId { get; init; }

    /// <summary>Who asked.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>Why, when something failed; what was changed, when a WAF origin was.</summary>
    public string? Reason { get; init; }
}
