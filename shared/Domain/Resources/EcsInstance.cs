using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>An ECS instance.</summary>
public sealed record EcsInstance : CloudResource
{
    /// <summary>The instance's state.</summary>
    public required EcsStatus Status { get; init; }

    /// <summary>The instance type, such as <c>ecs.g6.large</c>.</summary>
    public string InstanceType { get; init; } = "";

    /// <summary>The primary private IPv4 address.</summary>
    public required string PrivateIpAddress { get; init; }

    /// <summary>The public IP address that was assigned at purchase ("static public IP"); null for none.</summary>
    public string? PublicIpAddress { get; init; }

    /// <summary>What runs on it; null when not known.</summary>
    public GuestOs? OperatingSystem { get; init; }

    /// <summary>The MAC address of the primary ENI, such as <c>00:16:3e:0a:00:01</c>; null when not known.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The IPv4 CIDR block of the primary ENI's vSwitch; null when not known.</summary>
    public string? VSwitchCidrBlock { get; init; }

    /// <summary>The IPv6 CIDR block of the primary ENI's vSwitch, a /64; null where there is none.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>The routes of the operating system; null when not known.</summary>
    public IReadOnlyList<InstanceRoute>? Routes { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ResourceKind Kind => ResourceKind.EcsInstance;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> PrivateAddresses => [PrivateIpAddress];
}
