using System.Globalization;
using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>An ENI as commands in its operating system find it: by MAC address, else by name, else by an address that it has.</summary>
public sealed record GuestNic
{
    /// <summary>The ENI's id, or the instance's for a primary ENI.</summary>
    public required string NicId { get; init; }

    /// <summary>The MAC address, six pairs of hexadecimal digits with colons, in lower case; null when not known.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The <c>n</c> of <c>eth{n}</c>; null when not known.</summary>
    public int? DeviceIndex { get; init; }

    /// <summary>An address that the operating system has on it now.</summary>
    public required string Address { get; init; }

    /// <summary>The vSwitch's block; null when not known.</summary>
    public Ipv4Network? Network { get; init; }

    /// <summary>The vSwitch's gateway; null when not known.</summary>
    public string? Gateway => Network?.Gateway;

    /// <summary>Its name in Linux; null when not known.</summary>
    public string? LinuxName => DeviceIndex is { } index ? string.Create(CultureInfo.InvariantCulture, $"eth{index}") : null;

    /// <summary>The ENI of a resource.</summary>
    /// <param name="resource">An ECS instance, for its primary ENI, or an ENI.</param>
    /// <returns>The ENI; null for a resource that has none of its own.</returns>
    public static GuestNic? Of(CloudResource resource) => resource switch
    {
        EcsInstance ecs => new()
        {
            NicId = ecs.ResourceId,
            MacAddress = Normal(ecs.MacAddress),
            DeviceIndex = 0,
            Address = ecs.PrivateIpAddress,
            Network = Block(ecs.VSwitchCidrBlock),
        },
        NetworkInterface eni => new()
        {
            NicId = eni.ResourceId,
            MacAddress = Normal(eni.MacAddress),
            DeviceIndex = eni.DeviceIndex ?? (eni.Type == NetworkInterfaceType.Primary ? 0 : null),
            Address = eni.PrimaryPrivateIpAddress,
            Network = Block(eni.VSwitchCidrBlock),
        },
        _ => null,
    };

    private static string? Normal(string? mac) => mac?.Replace('-', ':').ToLowerInvariant();

    private static Ipv4Network? Block(string? cidr) => Ipv4Network.TryParse(cidr, out var network) && network.Gateway is not null ? network : null;
}
