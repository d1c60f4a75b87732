using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Associations;

/// <summary>What a caller asks to have associated.</summary>
public sealed record AssociationRequest
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The kind that the caller takes the resource for; null to find it from the id.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The mode, for a network interface; null for the EIP's own mode (NAT unless changed).</summary>
    public EipMode? Mode { get; init; }

    /// <summary>The private IP address of a network interface to map to; null to choose a free one.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>What becomes of the EIP when the resource is gone; null for <see cref="AssociationPolicy.Default"/>.</summary>
    public AssociationPolicy? Policy { get; init; }

    /// <summary>Leave to wait for the resource; null to be rejected at once.</summary>
    public Deferral? Defer { get; init; }
}
