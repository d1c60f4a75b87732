using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>What the operating system sees of an association, and the commands that go with it (FAQ section_9y3_r2h_ran).</summary>
public sealed record EipGuidance
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>Its address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The resource's kind.</summary>
    public required ResourceKind ResourceKind { get; init; }

    /// <summary>The mode.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>The private address that the EIP maps to; absent for a NAT gateway.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>True when there is no such association and this is what it would be like.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether the operating system has the EIP as an address of its own.</summary>
    public required bool IsVisible { get; init; }

    /// <summary>Whether the private address goes on working beside the EIP.</summary>
    public required bool KeepsPrivateNetwork { get; init; }

    /// <summary>Why it is so.</summary>
    public required string Why { get; init; }

    /// <summary>What else to know, such as what was not registered and would be needed for more.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The EIP's gateway and mask, where the operating system needs them.</summary>
    public EipGatewayInfo? Gateway { get; init; }

    /// <summary>The commands, by operating system; empty where no operating system has to do with the association.</summary>
    public required IReadOnlyList<OsGuidance> OperatingSystems { get; init; }
}
