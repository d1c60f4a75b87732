using EipFunctions.Api.Holds;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Waf;

namespace EipFunctions.Api.Eips;

/// <summary>An EIP, as the API shows it.</summary>
public sealed record EipView
{
    /// <summary>The allocation id.</summary>
    public required string EipId { get; init; }

    /// <summary>The public IPv4 address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The state.</summary>
    public required EipState State { get; init; }

    /// <summary>The peak bandwidth in Mbit/s.</summary>
    public required int Bandwidth { get; init; }

    /// <summary>How traffic is metered.</summary>
    public required InternetChargeType InternetChargeType { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public required string ResourceGroupId { get; init; }

    /// <summary>The IP address pool that it is of; absent for none.</summary>
    public string? PublicIpAddressPoolId { get; init; }

    /// <summary>The contiguous EIPs that it is one of, and is released with; absent for none.</summary>
    public string? SegmentInstanceId { get; init; }

    /// <summary>A display name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; empty for nothing said.</summary>
    public required string Description { get; init; }

    /// <summary>The zone that its allocation named; absent for none. It means nothing for what it can be associated with.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The mode that an association with an ENI takes when its request names none.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>Whether release is refused.</summary>
    public required bool DeletionProtection { get; init; }

    /// <summary>Why it is locked; absent when it is not.</summary>
    public EipLockReason? LockReason { get; init; }

    /// <summary>Where it comes from.</summary>
    public EipOrigin Origin { get; init; }

    /// <summary>When it was allocated, or imported, in UTC.</summary>
    public required DateTimeOffset AllocatedAt { get; init; }

    /// <summary>What it is associated with; absent when with nothing, or with nothing that the caller may see.</summary>
    public Association? Association { get; init; }

    /// <summary>Since when it has been associated with nothing, in UTC; absent while it is in use.</summary>
    public DateTimeOffset? IdleSince { get; init; }

    /// <summary>What it was associated with before; absent for nothing, or nothing that the caller may see.</summary>
    public LastHolder? LastHolder { get; init; }

    /// <summary>What it is held for; absent when it is not held.</summary>
    public HoldView? Hold { get; init; }

    /// <summary>The WAF instances that it is the origin of.</summary>
    public IReadOnlyList<WafOrigin> WafOrigins { get; init; } = [];

    /// <summary>The operation that last changed, or is changing, its state.</summary>
    public string? OperationId { get; init; }

    internal static EipView Of(Eip eip) => new()
    {
        EipId = eip.EipId,
        IpAddress = eip.IpAddress,
        RegionId = eip.RegionId,
        State = eip.State,
        Bandwidth = eip.Bandwidth,
        InternetChargeType = eip.InternetChargeType,
        ResourceGroupId = eip.ResourceGroupId,
        PublicIpAddressPoolId = eip.PublicIpAddressPoolId,
        SegmentInstanceId = eip.SegmentInstanceId,
        Name = eip.Name,
        Description = eip.Description,
        ZoneId = eip.ZoneId,
        Tags = eip.Tags,
        Mode = eip.Mode,
        DeletionProtection = eip.DeletionProtection,
        LockReason = eip.LockReason,
        Origin = eip.Origin,
        AllocatedAt = eip.AllocatedAt,
        Association = eip.Association,
        IdleSince = eip.IdleSince,
        LastHolder = eip.LastHolder,
        WafOrigins = eip.WafOrigins,
        OperationId = eip.OperationId,
    };
}
