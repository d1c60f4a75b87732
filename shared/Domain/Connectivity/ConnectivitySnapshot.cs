using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>What a diagnosis is made from: all of it as the caller may see it.</summary>
public sealed record ConnectivitySnapshot
{
    /// <summary>Where packets are to go when none is named: a public name server.</summary>
    public const string DefaultDestination = "223.5.5.5";

    /// <summary>What is diagnosed: an ECS instance or an ENI.</summary>
    public required RegisteredResource Subject { get; init; }

    /// <summary>The ECS instance: the subject, or what the ENI is attached to; null when it is not registered.</summary>
    public RegisteredResource? Instance { get; init; }

    /// <summary>The registered ENIs that are attached to the instance.</summary>
    public IReadOnlyList<RegisteredResource> NetworkInterfaces { get; init; } = [];

    /// <summary>The EIPs on the instance and its ENIs.</summary>
    public IReadOnlyList<Eip> Eips { get; init; } = [];

    /// <summary>The NAT gateways of the VPC, with all that is on them.</summary>
    public IReadOnlyList<RegisteredResource> NatGateways { get; init; } = [];

    /// <summary>
    /// Whether the caller sees certain resource groups only: then what is not in the snapshot may exist all the same, and
    /// is not said to be missing.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>The address on the Internet that is to be reached.</summary>
    public string Destination { get; init; } = DefaultDestination;
}
