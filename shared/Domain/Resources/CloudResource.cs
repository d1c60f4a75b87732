using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>A resource that an EIP can be associated with, as its owner registered it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EcsInstance), nameof(ResourceKind.EcsInstance))]
[JsonDerivedType(typeof(SlbInstance), nameof(ResourceKind.SlbInstance))]
[JsonDerivedType(typeof(NetworkInterface), nameof(ResourceKind.NetworkInterface))]
[JsonDerivedType(typeof(NatGateway), nameof(ResourceKind.Nat))]
[JsonDerivedType(typeof(HaVip), nameof(ResourceKind.HaVip))]
public abstract record CloudResource
{
    /// <summary>The resource's id.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The region; it never changes.</summary>
    public required string RegionId { get; init; }

    /// <summary>The zone. No rule reads it: zones do not apply to EIPs (FAQ section_m0l_vvo_hts).</summary>
    public string ZoneId { get; init; } = "";

    /// <summary>The VPC; null outside any VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>A display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The name that stays when the resource is replaced by another one, as ROS's LogicalResourceId does; null for none.
    /// EIPs that are held come back to the resource that has the logical id of the one that is gone.
    /// </summary>
    public string? LogicalId { get; init; }

    /// <summary>The id of the resource whose place it takes; null for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>Its private IPv4 addresses, the primary one first; none for a NAT gateway.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> PrivateAddresses { get; }

    /// <summary>What kind of resource it is.</summary>
    [JsonIgnore]
    public abstract ResourceKind Kind { get; }
}
