using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Claims;

/// <summary>Asks for one free EIP, whichever would do, associated with a resource.</summary>
public sealed record ClaimRequest
{
    /// <summary>Which EIPs would do.</summary>
    public required EipFilter Filter { get; init; }

    /// <summary>The association; its EIP is the one that is found.</summary>
    public required AssociationRequest Association { get; init; }

    /// <summary>Whether an EIP may be allocated, with what the filter asks for, when none is free.</summary>
    public bool AllocateIfNone { get; init; }

    /// <summary>The peak bandwidth of an EIP that is allocated, in Mbit/s.</summary>
    public int Bandwidth { get; init; } = 5;

    /// <summary>The EIP as it would be allocated, for asking the rules before there is one.</summary>
    /// <param name="eipId">Its id.</param>
    /// <param name="regionId">The region.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <returns>An EIP that is free.</returns>
    public Eip Allocatable(string eipId, string regionId, DateTimeOffset now) => new()
    {
        EipId = eipId,
        IpAddress = "",
        RegionId = regionId,
        Bandwidth = Bandwidth,
        InternetChargeType = Filter.InternetChargeType ?? default,
        ResourceGroupId = Filter.ResourceGroupId ?? "",
        PublicIpAddressPoolId = Filter.PublicIpAddressPoolId,
        Tags = Filter.Tags,
        AllocatedAt = now,
    };
}
