using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Plans;

/// <summary>The places that a resource could give to EIPs in a way; the rules decide whether it may.</summary>
internal static class PlanPlaces
{
    /// <summary>The place of the instance itself: every way may begin with it.</summary>
    public static PlannedAssociation OfInstance(PlanSnapshot snapshot) =>
        new(snapshot.InstanceId, ResourceKind.EcsInstance, EipMode.Nat, PrivateIpAddress: null);

    /// <summary>The places of an ENI, in the order in which they are taken.</summary>
    public static IEnumerable<PlannedAssociation> Of(PlanWay way, RegisteredResource resource)
    {
        var eni = (NetworkInterface)resource.Resource;
        return way switch
        {
            PlanWay.SecondaryEnis => resource.Occupants.Count > 0 ? [] : [Place(eni, EipMode.Nat, eni.PrimaryPrivateIpAddress)],
            PlanWay.SecondaryPrivateIps => Free(resource, eni).DefaultIfEmpty(null).Select(address => Place(eni, EipMode.Nat, address)),
            PlanWay.MultiEip => Enumerable.Repeat(Place(eni, EipMode.MultiEip, eni.PrimaryPrivateIpAddress), EipPlanner.MostEips),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Unknown way."),
        };
    }

    /// <summary>The ENIs, those first that have the most room, so that few are used.</summary>
    public static IEnumerable<RegisteredResource> InOrder(PlanWay way, IEnumerable<RegisteredResource> enis) => way switch
    {
        PlanWay.SecondaryPrivateIps => enis.OrderByDescending(one => Free(one, (NetworkInterface)one.Resource).Count()),
        PlanWay.MultiEip => enis.OrderBy(one => one.Occupants.Count),
        _ => enis,
    };

    private static IEnumerable<string?> Free(RegisteredResource resource, NetworkInterface eni) =>
        eni.PrivateIpAddresses.Where(address => resource.Occupants.All(occupant => occupant.PrivateIpAddress != address));

    private static PlannedAssociation Place(NetworkInterface eni, EipMode mode, string? address) =>
        new(eni.ResourceId, ResourceKind.NetworkInterface, mode, address);
}
