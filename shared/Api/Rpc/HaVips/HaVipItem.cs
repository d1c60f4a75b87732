using System.Text.Json.Serialization;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.HaVips;

/// <summary>A HAVIP as DescribeHaVips shows it. Which instances it is associated with is not registered.</summary>
internal sealed record HaVipItem
{
    public required string HaVipId { get; init; }

    public required string IpAddress { get; init; }

    public required HaVipStatus Status { get; init; }

    public required string Name { get; init; }

    public required string RegionId { get; init; }

    public required string VpcId { get; init; }

    public required string CreateTime { get; init; }

    public required string ResourceGroupId { get; init; }

    public required HaVipEips AssociatedEipAddresses { get; init; }

    public HaVipInstances AssociatedInstances { get; init; } = new([]);

    public string AssociatedInstanceType { get; init; } = "";

    public string MasterInstanceId { get; init; } = "";

    public string VSwitchId { get; init; } = "";

    public string ChargeType { get; init; } = "PostPaid";

    public string Description { get; init; } = "";

    public HaVipTags Tags { get; init; } = new([]);

    public static HaVipItem Of(RegisteredResource resource)
    {
        var vip = (HaVip)resource.Resource;
        return new()
        {
            HaVipId = vip.ResourceId,
            IpAddress = vip.PrivateIpAddress,
            Status = vip.Status,
            Name = vip.Name,
            RegionId = vip.RegionId,
            VpcId = vip.VpcId ?? "",
            CreateTime = resource.RegisteredAt is { } time ? RpcTime.Write(time) : "",
            ResourceGroupId = vip.ResourceGroupId,
            AssociatedEipAddresses = new([.. resource.Occupants.Select(occupant => occupant.IpAddress).Distinct()]),
        };
    }

    // The SDKs look for these two in lower case, the first without its last letter.
    internal sealed record HaVipEips([property: JsonPropertyName("associatedEipAddresse")] IReadOnlyList<string> AssociatedEipAddresse);

    internal sealed record HaVipInstances([property: JsonPropertyName("associatedInstance")] IReadOnlyList<string> AssociatedInstance);

    internal sealed record HaVipTags(IReadOnlyList<HaVipTag> Tag);

    internal sealed record HaVipTag(string Key, string Value);
}
