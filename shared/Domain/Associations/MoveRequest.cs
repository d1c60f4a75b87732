using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Associations;

/// <summary>The resource that a caller asks to have an EIP moved to, from the one that it takes it to be associated with.</summary>
public sealed record MoveRequest
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The resource that the caller takes it to be associated with; null for whichever it is, which only a swap leaves open.</summary>
    public string? ExpectedCurrent { get; init; }

    /// <summary>The association that the caller takes it to have; null for whichever it is.</summary>
    public string? ExpectedAssociationId { get; init; }

    /// <summary>The resource that it is to be moved to.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The kind that the caller takes that resource for; null to find it from the id.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The mode there, for a network interface; null for the EIP's own mode (NAT unless changed).</summary>
    public EipMode? Mode { get; init; }

    /// <summary>The private IP address of a network interface to map to; null to choose a free one.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>Whether to go on although DNAT or SNAT entries of the NAT gateway that it leaves use the EIP.</summary>
    public bool Force { get; init; }
}
