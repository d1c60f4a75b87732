using EipFunctions.Domain.Eips;

namespace EipFunctions.Storage.Inventory;

/// <summary>What an EIP is to be imported as.</summary>
public sealed record ImportRequest
{
    /// <summary>The public IPv4 address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The peak bandwidth in Mbit/s: 1 to 500 pay-by-bandwidth, 1 to 200 pay-by-traffic.</summary>
    public int Bandwidth { get; init; } = 5;

    /// <summary>How traffic is metered.</summary>
    public InternetChargeType InternetChargeType { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>A display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
