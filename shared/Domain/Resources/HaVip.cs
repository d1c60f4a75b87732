using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>A high-availability virtual IP address.</summary>
public sealed record HaVip : CloudResource
{
    /// <summary>Its state.</summary>
    public required HaVipStatus Status { get; init; }

    /// <summary>The private address that it is.</summary>
    public required string PrivateIpAddress { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ResourceKind Kind => ResourceKind.HaVip;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> PrivateAddresses => [PrivateIpAddress];
}
