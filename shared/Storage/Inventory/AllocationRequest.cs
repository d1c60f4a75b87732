using EipFunctions.Domain.Eips;

namespace EipFunctions.Storage.Inventory;

/// <summary>What an EIP is to be allocated with.</summary>
public sealed record AllocationRequest
{
    /// <summary>The peak bandwidth in Mbit/s: 1 to 500 pay-by-bandwidth, 1 to 200 pay-by-traffic.</summary>
    public int Bandwidth { get; init; } = 5;

    /// <summary>How traffic is metered.</summary>
    public InternetChargeType InternetChargeType { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>The IP address pool; null for none.</summary>
    public string? PublicIpAddressPoolId { get; init; }

    /// <summary>The zone, which is recorded and nothing more; null for none. It does not go with a pool.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The address that it must have, a free one of those that the account has had for itself; null for any.</summary>
    public string? IpAddress { get; init; }

    /// <summary>A display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is for, in up to 256 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether release is to be refused.</summary>
    public bool DeletionProtection { get; init; }
}
