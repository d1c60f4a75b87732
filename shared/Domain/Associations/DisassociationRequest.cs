using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Associations;

/// <summary>What a caller asks to have disassociated.</summary>
public sealed record DisassociationRequest
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The resource that the caller takes it to be associated with; null to take whichever it is.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The kind of that resource; null to take whichever it is.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The private address that the caller takes it to map to; null to take whichever it is.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The association that is to end; null to take whichever it is.</summary>
    public string? AssociationId { get; init; }

    /// <summary>The hold that begins with the end of the association; null for none.</summary>
    public HoldRequest? Hold { get; init; }

    /// <summary>Whether to go on although DNAT or SNAT entries of the NAT gateway use the EIP.</summary>
    public bool Force { get; init; }
}
