namespace EipFunctions.Domain.Connectivity;

/// <summary>How an ECS instance or an ENI and the Internet reach each other, and what stands in the way (FAQ section_m3e_7x3_xo5).</summary>
public sealed record ConnectivityReport
{
    /// <summary>What was diagnosed.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The ECS instance; absent when an ENI is attached to none.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The address on the Internet that the way out is for.</summary>
    public required string Destination { get; init; }

    /// <summary>True when the instance's routes are not registered and one default route by the primary ENI was assumed.</summary>
    public required bool AreRoutesAssumed { get; init; }

    /// <summary>The way out; absent when there is no operating system that could send.</summary>
    public OutboundPath? Outbound { get; init; }

    /// <summary>The ways in, one for each EIP, public address and DNAT entry.</summary>
    public required IReadOnlyList<InboundPath> Inbound { get; init; }

    /// <summary>What was found, the gravest first.</summary>
    public required IReadOnlyList<ConnectivityFinding> Findings { get; init; }

    /// <summary>
    /// Sent to every RAM user whose key names resource groups, in the same words whether or not anything is hidden; absent
    /// for everyone else.
    /// </summary>
    public string? Notice { get; init; }
}
