using EipFunctions.Domain.Resources;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Resources that every rule lets an EIP be associated with.</summary>
internal static class Resources
{
    public static CloudResource Of(ResourceKind kind, string id) => kind switch
    {
        ResourceKind.EcsInstance => new EcsInstance
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = EcsStatus.Running, PrivateIpAddress = "10.0.0.1",
        },
        ResourceKind.SlbInstance => new SlbInstance
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", AddressType = SlbAddressType.Intranet, PrivateIpAddress = "10.0.0.2",
        },
        ResourceKind.NetworkInterface => new NetworkInterface
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Type = NetworkInterfaceType.Secondary, Status = NetworkInterfaceStatus.Available, PrivateIpAddresses = ["10.0.0.3"],
        },
        ResourceKind.Nat => new NatGateway
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = NatGatewayStatus.Available,
        },
        ResourceKind.HaVip => new HaVip
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = HaVipStatus.Available, PrivateIpAddress = "10.0.0.4",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
