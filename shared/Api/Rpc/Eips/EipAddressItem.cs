using System.Globalization;
using EipFunctions.Api.Eips;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>
/// An EIP as DescribeEipAddresses shows it. What it is associated with is shown from the beginning of the association to its
/// end, as clients look for it as soon as AssociateEipAddress has answered.
/// </summary>
internal sealed record EipAddressItem
{
    public required string AllocationId { get; init; }

    public required string IpAddress { get; init; }

    public required EipState Status { get; init; }

    public required string InstanceId { get; init; }

    /// <summary>The kind of the resource, as <see cref="ResourceKind"/> spells it; empty for none.</summary>
    public required string InstanceType { get; init; }

    public required string InstanceRegionId { get; init; }

    public required EipMode Mode { get; init; }

    /// <summary>
    /// The private address, where AssociateEipAddress named it: Terraform compares it with what was asked for, and would make an
    /// association anew that has an address which nobody named. The REST API shows every address.
    /// </summary>
    public required string PrivateIpAddress { get; init; }

    /// <summary>Empty for the same reason: an association names a VPC with an IP address only, which none of this service has.</summary>
    public string VpcId { get; init; } = "";

    public required string RegionId { get; init; }

    public required string AllocationTime { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Zone { get; init; }

    public required string Bandwidth { get; init; }

    public required string EipBandwidth { get; init; }

    public required InternetChargeType InternetChargeType { get; init; }

    public required string ResourceGroupId { get; init; }

    public required string PublicIpAddressPoolId { get; init; }

    public required string SegmentInstanceId { get; init; }

    public required bool DeletionProtection { get; init; }

    public required string BusinessStatus { get; init; }

    public required EipLocks OperationLocks { get; init; }

    public required EipTags Tags { get; init; }

    public ProtectionTypes SecurityProtectionTypes { get; init; } = new([]);

    public string ChargeType { get; init; } = EipTerms.ChargeType;

    public string ISP { get; init; } = EipTerms.Isp;

    public string Netmode { get; init; } = EipTerms.Netmode;

    public string BizType { get; init; } = "Default";

    public string ExpiredTime { get; init; } = "";

    public string HDMonitorStatus { get; init; } = "OFF";

    public string HasReservationData { get; init; } = "false";

    public bool SecondLimited { get; init; }

    public int ServiceManaged { get; init; }

    public string BandwidthPackageId { get; init; } = "";

    public string BandwidthPackageType { get; init; } = "";

    public string BandwidthPackageBandwidth { get; init; } = "";

    public static EipAddressItem Of(EipView eip)
    {
        var bandwidth = eip.Bandwidth.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            AllocationId = eip.EipId,
            IpAddress = eip.IpAddress,
            Status = eip.State,
            InstanceId = eip.Association?.ResourceId ?? "",
            InstanceType = eip.Association?.ResourceKind.ToString() ?? "",
            InstanceRegionId = eip.Association is null ? "" : eip.RegionId,
            Mode = eip.Association?.Mode ?? eip.Mode,
            PrivateIpAddress = eip.Association is { NamesPrivateIpAddress: true } association ? association.PrivateIpAddress ?? "" : "",
            RegionId = eip.RegionId,
            AllocationTime = RpcTime.Write(eip.AllocatedAt),
            Name = eip.Name,
            Description = eip.Description,
            Zone = eip.ZoneId ?? "",
            Bandwidth = bandwidth,
            EipBandwidth = bandwidth,
            InternetChargeType = eip.InternetChargeType,
            ResourceGroupId = eip.ResourceGroupId,
            PublicIpAddressPoolId = eip.PublicIpAddressPoolId ?? "",
            SegmentInstanceId = eip.SegmentInstanceId ?? "",
            DeletionProtection = eip.DeletionProtection,
            BusinessStatus = eip.LockReason is null ? "Normal" : "OperationLock",
            OperationLocks = new(eip.LockReason is { } reason ? [new(reason)] : []),
            Tags = new([.. eip.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new EipTag(tag.Key, tag.Value))]),
        };
    }

    internal sealed record ProtectionTypes(IReadOnlyList<string> SecurityProtectionType);

    internal sealed record EipLocks(IReadOnlyList<EipLock> LockReason);

    internal sealed record EipLock(EipLockReason LockReason);

    internal sealed record EipTags(IReadOnlyList<EipTag> Tag);

    internal sealed record EipTag(string Key, string Value);
}
