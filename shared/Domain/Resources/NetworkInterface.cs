using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>An elastic network interface (ENI).</summary>
public sealed record NetworkInterface : CloudResource
{
    /// <summary>Whether it is an instance's primary or a secondary ENI.</summary>
    public required NetworkInterfaceType Type { get; init; }

    /// <summary>Its state.</summary>
    public required NetworkInterfaceStatus Status { get; init; }

    /// <summary>The private IPv4 addresses, the primary one first; at least one.</summary>
    public required IReadOnlyList<string> PrivateIpAddresses { get; init; }

    /// <summary>The ECS instance it is attached to; null when detached.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The type of that ECS instance, such as <c>ecs.g5.large</c>; null when detached or not known.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The MAC address, such as <c>00:16:3e:0a:00:01</c>; null when not known.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The IPv4 CIDR block of its vSwitch; null when not known.</summary>
    public string? VSwitchCidrBlock { get; init; }

    /// <summary>Its place among the instance's ENIs, 0 for the primary one: the <c>n</c> of <c>eth{n}</c>; null when not known.</summary>
    public int? DeviceIndex { get; init; }

    /// <summary>Whether it is attached to an ECS instance.</summary>
    [JsonIgnore]
    public bool IsAttached => InstanceId is not null || Status == NetworkInterfaceStatus.InUse;

    /// <summary>The primary private IPv4 address.</summary>
    [JsonIgnore]
    public string PrimaryPrivateIpAddress => PrivateIpAddresses[0];

    /// <inheritdoc/>
    [JsonIgnore]
    public override ResourceKind Kind => ResourceKind.NetworkInterface;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> PrivateAddresses => PrivateIpAddresses;
}
