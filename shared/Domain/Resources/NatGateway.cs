using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>A NAT gateway.</summary>
public sealed record NatGateway : CloudResource
{
    /// <summary>Its state.</summary>
    public required NatGatewayStatus Status { get; init; }

    /// <summary>Whether it is locked because payment is overdue.</summary>
    public bool FinancialLocked { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ResourceKind Kind => ResourceKind.Nat;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> PrivateAddresses => [];
}
