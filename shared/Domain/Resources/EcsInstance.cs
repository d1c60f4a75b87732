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

    /// <inheritdoc/>
    [JsonIgnore]
    public override ResourceKind Kind => ResourceKind.EcsInstance;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> PrivateAddresses => [PrivateIpAddress];
}
