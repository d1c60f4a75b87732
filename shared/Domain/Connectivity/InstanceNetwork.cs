using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>An instance as packets see it: its ENIs, its routes, and what translates its addresses.</summary>
internal sealed class InstanceNetwork
{
    private readonly ConnectivitySnapshot _snapshot;
    private readonly RegisteredResource _registered;
    private readonly EcsInstance _instance;
    private readonly IReadOnlyList<SnatPath> _snatPaths;

    public InstanceNetwork(ConnectivitySnapshot snapshot, RegisteredResource instance)
    {
        (_snapshot, _registered, _instance) = (snapshot, instance, (EcsInstance)instance.Resource);
        Nics = InstanceNic.Of(instance, snapshot.NetworkInterfaces);
        Routes = _instance.Routes ?? [new() { Destination = "0.0.0.0/0", Gateway = Primary.Guest.Gateway }];
        IReadOnlyList<CloudResource> resources = [_instance, .. snapshot.NetworkInterfaces.Select(eni => eni.Resource)];
        _snatPaths = [.. snapshot.NatGateways.SelectMany(gateway => SnatPath.Of(gateway, resources))];
    }

    public EcsInstance Instance => _instance;

    public IReadOnlyList<InstanceNic> Nics { get; }

    public InstanceNic Primary => Nics[0];

    public IReadOnlyList<InstanceRoute> Routes { get; }

    /// <summary>Whether there may be more than is known here, in resource groups that the caller does not see.</summary>
    public bool IsPartial => _snapshot.IsPartial;

    public bool AreRoutesAssumed => _instance.Routes is null;

    /// <summary>The ENI of a route; null for one that is not registered as the instance's.</summary>
    public InstanceNic? NicOf(InstanceRoute route) => route.NetworkInterfaceId is { } id
        ? Nics.FirstOrDefault(nic => nic.Ids.Contains(id))
        : Primary;

    /// <summary>The route of a packet that an ENI's address answers with. Windows sends it by that ENI only (the strong host model).</summary>
    public RouteChoice? RouteOfAnswer(InstanceNic nic, string address) => RouteChoice.Of(
        _instance.OperatingSystem == GuestOs.Windows ? Routes.Where(route => NicOf(route) == nic) : Routes,
        _snapshot.Destination,
        address);

    public RouteChoice? RouteOut() => RouteChoice.Of(Routes, _snapshot.Destination, source: null);

    public Eip? EipOf(Occupant occupant) => _snapshot.Eips.FirstOrDefault(eip => eip.EipId == occupant.EipId);

    /// <summary>Whether an EIP carries packets: it is InUse and not locked. One that is not known is taken to.</summary>
    public bool Carries(Occupant occupant) => EipOf(occupant) is not { } eip || eip is { State: EipState.InUse, LockReason: null };

    /// <summary>The EIP that packets with a source address get out with; null when none has to do with it.</summary>
    public static Occupant? EipFor(InstanceNic nic, string source) =>
        nic.Occupants.FirstOrDefault(occupant => nic.AddressOf(occupant) == source);

    /// <summary>Whether a DNAT entry to an ENI takes effect; null when its NAT gateway is not known.</summary>
    public DnatEffect? EffectOf(InstanceNic nic, DnatEntry entry)
    {
        var target = nic.IsPrimary
            ? _registered
            : _snapshot.NetworkInterfaces.First(eni => eni.Resource.ResourceId == nic.NicId);
        return _snapshot.NatGateways.FirstOrDefault(gateway => gateway.Resource.ResourceId == entry.NatGatewayId) is { } gateway
            ? DnatEffect.Of(target, gateway, entry)
            : null;
    }

    /// <summary>The NAT gateway's entry that lets a source address out: the most specific one.</summary>
    public SnatPath? SnatFor(string source) => _snatPaths
        .Where(path => path.Source.Contains(source))
        .OrderByDescending(path => path.Source.PrefixLength)
        .FirstOrDefault();
}
