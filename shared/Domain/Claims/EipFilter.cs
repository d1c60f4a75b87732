using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Claims;

/// <summary>Which EIPs would do. What is null or empty is not asked for.</summary>
public sealed record EipFilter
{
    /// <summary>How traffic is metered.</summary>
    public InternetChargeType? InternetChargeType { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The IP address pool that it is of.</summary>
    public string? PublicIpAddressPoolId { get; init; }

    /// <summary>Tags that it must have, with these values; it may have others.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether an EIP would do.</summary>
    /// <param name="eip">The EIP.</param>
    /// <returns>True when it has all that is asked for, whatever its state.</returns>
    public bool Matches(Eip eip)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return (InternetChargeType is null || eip.InternetChargeType == InternetChargeType)
            && (ResourceGroupId is null || eip.ResourceGroupId == ResourceGroupId)
            && (PublicIpAddressPoolId is null || eip.PublicIpAddressPoolId == PublicIpAddressPoolId)
            && Tags.All(tag => eip.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value);
    }
}
