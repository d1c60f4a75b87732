using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>An ENI of an instance with what is on it. The primary one is the instance's own, whether or not it is registered.</summary>
public sealed record InstanceNic
{
    /// <summary>The ENI's id, or the instance's for the primary one.</summary>
    public required string NicId { get; init; }

    /// <summary>Whether it is the primary one.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>How commands find it.</summary>
    public required GuestNic Guest { get; init; }

    /// <summary>Its private addresses, the primary one first.</summary>
    public required IReadOnlyList<string> PrivateAddresses { get; init; }

    /// <summary>The EIPs on it.</summary>
    public required IReadOnlyList<Occupant> Occupants { get; init; }

    /// <summary>The DNAT entries that lead to it.</summary>
    public required IReadOnlyList<DnatEntry> DnatEntries { get; init; }

    /// <summary>The public address that came with the instance; null for none.</summary>
    public string? StaticPublicAddress { get; init; }

    /// <summary>Every id that a route may name it by.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>The ENIs of an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="attached">The registered ENIs that are attached to it.</param>
    /// <returns>The ENIs, the primary one first.</returns>
    public static IReadOnlyList<InstanceNic> Of(RegisteredResource instance, IReadOnlyList<RegisteredResource> attached)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(attached);
        var primary = attached.FirstOrDefault(eni => eni.Resource is NetworkInterface { Type: NetworkInterfaceType.Primary });
        return [Primary(instance, primary), .. attached.Where(eni => eni != primary).Select(Secondary)];
    }

    /// <summary>An ENI by itself.</summary>
    /// <param name="eni">The ENI.</param>
    /// <returns>The ENI as a secondary one.</returns>
    public static InstanceNic Secondary(RegisteredResource eni)
    {
        ArgumentNullException.ThrowIfNull(eni);
        var guest = GuestNic.Of(eni.Resource)!;
        return new()
        {
            NicId = eni.Resource.ResourceId,
            IsPrimary = false,
            Guest = eni.Occupants.FirstOrDefault(occupant => occupant.Mode == EipMode.CutThrough) is { } eip
                ? guest with { Address = eip.IpAddress }
                : guest,
            PrivateAddresses = eni.Resource.PrivateAddresses,
            Occupants = eni.Occupants,
            DnatEntries = eni.DnatEntries,
            Ids = [eni.Resource.ResourceId],
        };
    }

    /// <summary>The address that an EIP's packets have in the operating system.</summary>
    /// <param name="occupant">An EIP on the ENI.</param>
    /// <returns>The private address in NAT mode, else the EIP.</returns>
    public string AddressOf(Occupant occupant)
    {
        ArgumentNullException.ThrowIfNull(occupant);
        return occupant.Mode == EipMode.Nat ? occupant.PrivateIpAddress ?? PrivateAddresses[0] : occupant.IpAddress;
    }

    /// <summary>The network that an address of the ENI is in, whose gateway its packets go to; null when not known.</summary>
    /// <param name="address">An address of the ENI.</param>
    /// <returns>The network.</returns>
    public Ipv4Network? NetworkOf(string address) =>
        Occupants.Any(occupant => occupant.Mode != EipMode.Nat && occupant.IpAddress == address)
            ? EipGatewayInfo.NetworkOf(address)
            : Guest.Network;

    /// <summary>The address that a packet gets which leaves by a route of the ENI and has none yet.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The address.</returns>
    public string SourceFor(InstanceRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        var eip = Occupants.FirstOrDefault(occupant => occupant.Mode == EipMode.CutThrough
            || (occupant.Mode == EipMode.MultiEip && route.Gateway is { } gateway && EipGatewayInfo.NetworkOf(occupant.IpAddress).Contains(gateway)));
        return eip?.IpAddress ?? PrivateAddresses[0];
    }

    private static InstanceNic Primary(RegisteredResource instance, RegisteredResource? eni)
    {
        var ecs = (EcsInstance)instance.Resource;
        var (own, other) = (GuestNic.Of(ecs)!, eni is null ? null : GuestNic.Of(eni.Resource));
        return new()
        {
            NicId = ecs.ResourceId,
            IsPrimary = true,
            Guest = own with { MacAddress = own.MacAddress ?? other?.MacAddress, Network = own.Network ?? other?.Network },
            PrivateAddresses = [.. ecs.PrivateAddresses.Union(eni?.Resource.PrivateAddresses ?? [])],
            Occupants = [.. instance.Occupants, .. eni?.Occupants ?? []],
            DnatEntries = [.. instance.DnatEntries.UnionBy(eni?.DnatEntries ?? [], entry => entry.DnatEntryId)],
            StaticPublicAddress = ecs.PublicIpAddress,
            Ids = eni is null ? [ecs.ResourceId] : [ecs.ResourceId, eni.Resource.ResourceId],
        };
    }
}
