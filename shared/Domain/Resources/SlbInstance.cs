using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>A Server Load Balancer instance.</summary>
public sealed record SlbInstance : CloudResource
{
    /// <summary>Whether it faces the Internet or a private network.</summary>
    public required SlbAddressType AddressType { get; init; }

    /// <summary>Its private service address.</summary>
    public required string PrivateIpAddress { get; init; }

    /// <summary>Whether it is in service: <c>active</c>, else <c>inactive</c> or <c>locked</c>.</summary>
    public SlbStatus Status { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ResourceKind Kind => ResourceKind.SlbInstance;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> PrivateAddresses => [PrivateIpAddress];
}
