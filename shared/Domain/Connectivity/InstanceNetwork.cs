using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>An instance as packets see it: its ENIs, its routes, and what translates its addresses.</summary>
internal sealed class InstanceNetwork
{
    private readonly ConnectivitySnapshot _snapshot;
    private readonly EcsInstance _instance;

    public InstanceNetwork(ConnectivitySnapshot snapshot, RegisteredResource instance)
    {
        (_snapshot, _instance) = (snapshot, (EcsInstance)instance.Resource);
        Nics = InstanceNic.Of(instance, snapshot.NetworkInterfaces);
        Routes = _instance.Routes ?? [new() { Destination = "0.0.0.0/0", Gateway = Primary.Guest.Gateway }];
    }

    public EcsInstance Instance => _instance;

    public IReadOnlyList<InstanceNic> Nics { get; }

    public InstanceNic Primary => Nics[0];

    public IReadOnlyList<InstanceRoute> Routes { get; }

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

    /// <summary>The NAT gateway's entry that lets a source address out: the most specific one.</summary>
    public SnatPath? SnatFor(string source) => _snapshot.SnatPaths
        .Where(path => path.Source.Contains(source))
        .OrderByDescending(path => path.Source.PrefixLength)
        .FirstOrDefault();
}
