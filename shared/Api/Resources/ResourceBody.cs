using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Resources;

/// <summary>Reads a resource. The ids in its path need not be repeated; where they are, they must be the same.</summary>
internal static class ResourceBody
{
    private const int MaxAddresses = 50;
    private const int MaxDeviceIndex = 255;

    public static CloudResource? Read(BodyReader body, string regionId, string resourceId)
    {
        if (body.OneOf("kind", ApiJson.Readable.ResourceKind, isRequired: true) is not { } kind)
        {
            // Which members there are is for the kind to say.
            body.LeaveTheRest();
            return null;
        }

        Same(body, "regionId", regionId);
        Same(body, "resourceId", resourceId);
        CloudResource resource = kind switch
        {
            ResourceKind.EcsInstance => Ecs(body, regionId, resourceId),
            ResourceKind.SlbInstance => new SlbInstance
            {
                ResourceId = resourceId,
                RegionId = regionId,
                Status = body.OneOf("status", ApiJson.Readable.SlbStatus) ?? default,
                AddressType = body.OneOf("addressType", ApiJson.Readable.SlbAddressType, isRequired: true) ?? default,
                PrivateIpAddress = body.Ip("privateIpAddress", isRequired: true) ?? "",
            },
            ResourceKind.NetworkInterface => Eni(body, regionId, resourceId),
            ResourceKind.Nat => new NatGateway
            {
                ResourceId = resourceId,
                RegionId = regionId,
                Status = body.OneOf("status", ApiJson.Readable.NatGatewayStatus, isRequired: true) ?? default,
                FinancialLocked = body.YesNo("financialLocked") ?? false,
            },
            ResourceKind.HaVip => new HaVip
            {
                ResourceId = resourceId,
                RegionId = regionId,
                Status = body.OneOf("status", ApiJson.Readable.HaVipStatus, isRequired: true) ?? default,
                PrivateIpAddress = body.Ip("privateIpAddress", isRequired: true) ?? "",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(body), kind, "Unknown kind of resource."),
        };
        return resource with
        {
            ZoneId = body.Text("zoneId") ?? "",
            VpcId = body.Id("vpcId"),
            ResourceGroupId = body.Text("resourceGroupId") ?? "",
            Name = body.Text("name") ?? "",
            LogicalId = body.Id("logicalId"),
            Replaces = body.Id("replaces"),
        };
    }

    private static EcsInstance Ecs(BodyReader body, string regionId, string resourceId)
    {
        var privateIpAddress = body.Ip("privateIpAddress", isRequired: true) ?? "";
        return new()
        {
            ResourceId = resourceId,
            RegionId = regionId,
            Status = body.OneOf("status", ApiJson.Readable.EcsStatus, isRequired: true) ?? default,
            InstanceType = body.Text("instanceType") ?? "",
            PrivateIpAddress = privateIpAddress,
            PublicIpAddress = body.Ip("publicIpAddress"),
            OperatingSystem = body.OneOf("operatingSystem", ApiJson.Readable.GuestOs),
            MacAddress = body.Mac("macAddress"),
            VSwitchId = body.Id("vSwitchId"),
            VSwitchCidrBlock = body.VSwitchBlock("vSwitchCidrBlock", [privateIpAddress]),
            Ipv6CidrBlock = body.Ipv6Block("ipv6CidrBlock"),
            Routes = body.Routes("routes"),
        };
    }

    private static NetworkInterface Eni(BodyReader body, string regionId, string resourceId)
    {
        var addresses = Addresses(body);
        return new()
        {
            ResourceId = resourceId,
            RegionId = regionId,
            Status = body.OneOf("status", ApiJson.Readable.NetworkInterfaceStatus, isRequired: true) ?? default,
            Type = body.OneOf("type", ApiJson.Readable.NetworkInterfaceType, isRequired: true) ?? default,
            PrivateIpAddresses = addresses,
            InstanceId = body.Id("instanceId"),
            InstanceType = body.Text("instanceType"),
            MacAddress = body.Mac("macAddress"),
            VSwitchId = body.Id("vSwitchId"),
            VSwitchCidrBlock = body.VSwitchBlock("vSwitchCidrBlock", addresses),
            DeviceIndex = body.Whole("deviceIndex", 0, MaxDeviceIndex),
        };
    }

    private static void Same(BodyReader body, string name, string inPath)
    {
        if (body.Id(name) is { } id && id != inPath)
        {
            body.Errors.Add(name, id, $"It must be '{inPath}', as in the path.", "Leave it out.");
        }
    }

    private static List<string> Addresses(BodyReader body)
    {
        const string Name = "privateIpAddresses";
        var items = body.Items(Name).ToList();
        var addresses = items.Select(item => body.Ip(item.Path, item.Value)).OfType<string>().ToList();
        if (items.Count is 0 or > MaxAddresses || addresses.Distinct(StringComparer.Ordinal).Count() != addresses.Count)
        {
            body.Errors.Add(Name, null, $"It must have 1 to {MaxAddresses} different addresses, the primary one first.", "Send a list of IPv4 addresses.");
        }

        return addresses;
    }
}
