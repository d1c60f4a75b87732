using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Associations;

/// <summary>The mode that a caller asks an EIP, or the association that it has, to be changed to.</summary>
public sealed record ModeChangeRequest
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The mode.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>
    /// The private IP address of the network interface to map to; null to keep the present one where the mode allows
    /// it, else to choose a free one.
    /// </summary>
    public string? PrivateIpAddress { get; init; }
}
