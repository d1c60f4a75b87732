using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>What guidance is written from.</summary>
public sealed record GuidanceSnapshot
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>Its address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The mode of the association.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>The private address that the EIP maps to; null for a NAT gateway.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The resource.</summary>
    public required CloudResource Resource { get; init; }

    /// <summary>Whether the association does not exist.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The operating systems to write for.</summary>
    public IReadOnlyList<GuestOs> OperatingSystems { get; init; } = [GuestOs.Linux, GuestOs.Windows];
}
