using System.Security.Cryptography;
using System.Text;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Resources that every rule lets an EIP be associated with.</summary>
internal static class Resources
{
    public static CloudResource Of(ResourceKind kind, string id) => kind switch
    {
        ResourceKind.EcsInstance => new EcsInstance
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = EcsStatus.Running, PrivateIpAddress = PrivateIpOf(id),
        },
        ResourceKind.SlbInstance => new SlbInstance
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", AddressType = SlbAddressType.Intranet, PrivateIpAddress = PrivateIpOf(id),
        },
        ResourceKind.NetworkInterface => new NetworkInterface
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Type = NetworkInterfaceType.Secondary, Status = NetworkInterfaceStatus.Available, PrivateIpAddresses = [PrivateIpOf(id)],
        },
        ResourceKind.Nat => new NatGateway
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = NatGatewayStatus.Available,
        },
        ResourceKind.HaVip => new HaVip
        {
            ResourceId = id, RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = HaVipStatus.Available, PrivateIpAddress = PrivateIpOf(id),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // Each has its own address: two of one VPC cannot have the same.
    private static string PrivateIpOf(string id)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        return $"10.{digest[0]}.{digest[1]}.{digest[2]}";
    }
}
