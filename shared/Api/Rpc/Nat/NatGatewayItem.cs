using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>A NAT gateway as DescribeNatGateways shows it.</summary>
internal sealed record NatGatewayItem
{
    public required string NatGatewayId { get; init; }

    public required string Name { get; init; }

    public required string RegionId { get; init; }

    public required string VpcId { get; init; }

    public required NatGatewayStatus Status { get; init; }

    public required string BusinessStatus { get; init; }

    public required string CreationTime { get; init; }

    public required string ResourceGroupId { get; init; }

    public required NatForwardTables ForwardTableIds { get; init; }

    public required NatSnatTables SnatTableIds { get; init; }

    public required NatIps IpLists { get; init; }

    public required NatPrivateInfo NatGatewayPrivateInfo { get; init; }

    public NatFullNatTables FullNatTableIds { get; init; } = new([]);

    public NatIpPrefixes IpPrefixList { get; init; } = new([]);

    public NatTags Tags { get; init; } = new([]);

    public string NatType { get; init; } = NatTerms.NatType;

    public string NetworkType { get; init; } = NatTerms.NetworkType;

    public string InstanceChargeType { get; init; } = NatTerms.InstanceChargeType;

    public string InternetChargeType { get; init; } = NatTerms.InternetChargeType;

    public string EipBindMode { get; init; } = NatTerms.EipBindMode;

    public string Spec { get; init; } = "";

    public string Description { get; init; } = "";

    public string ExpiredTime { get; init; } = "";

    public bool AutoPay { get; init; }

    public bool DeletionProtection { get; init; }

    public bool EcsMetricEnabled { get; init; }

    // A text here, true or false in GetNatGatewayAttribute.
    public string EnableSessionLog { get; init; } = "false";

    public bool PrivateLinkEnabled { get; init; }

    public bool SecurityProtectionEnabled { get; init; }

    public static NatGatewayItem Of(RegisteredResource resource)
    {
        var nat = (NatGateway)resource.Resource;
        return new()
        {
            NatGatewayId = nat.ResourceId,
            Name = nat.Name,
            RegionId = nat.RegionId,
            VpcId = nat.VpcId ?? "",
            Status = nat.Status,
            BusinessStatus = NatTerms.BusinessStatus(nat),
            CreationTime = NatTerms.CreationTime(resource),
            ResourceGroupId = nat.ResourceGroupId,
            ForwardTableIds = new([NatTable.Forward.Of(nat.ResourceId)]),
            SnatTableIds = new([NatTable.Snat.Of(nat.ResourceId)]),
            IpLists = new([.. NatIp.Of(resource).Select(ip => new NatIpItem(
                ip.EipId, ip.IpAddress, PrivateIpAddress: "", ip.UsingStatus(idle: "Idle"), SnatEntryEnabled: ip.IsSnat))]),
            NatGatewayPrivateInfo = new(nat.ZoneId),
        };
    }

    internal sealed record NatForwardTables(IReadOnlyList<string> ForwardTableId);

    internal sealed record NatSnatTables(IReadOnlyList<string> SnatTableId);

    internal sealed record NatIps(IReadOnlyList<NatIpItem> IpList);

    internal sealed record NatIpItem(string AllocationId, string IpAddress, string PrivateIpAddress, string UsingStatus, bool SnatEntryEnabled);

    internal sealed record NatPrivateInfo(string IzNo);

    internal sealed record NatFullNatTables(IReadOnlyList<string> FullNatTableId);

    internal sealed record NatIpPrefixes(IReadOnlyList<NatIpPrefix> IpPrefixList);

    internal sealed record NatIpPrefix(string IpPrefix);

    internal sealed record NatTags(IReadOnlyList<NatTag> Tag);

    internal sealed record NatTag(string TagKey, string TagValue);
}
