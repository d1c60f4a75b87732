using System.Globalization;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.InstanceTypes;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Plans;

/// <summary>
/// What can be added to an instance so that a way becomes feasible: addresses to its ENIs and ENIs to it, as far as its
/// type goes. Whether what is added would serve is asked of the rules, as for what is there.
/// </summary>
internal sealed class PlanRoom(PlanSnapshot snapshot, PlanWay way)
{
    private readonly List<PlanPrerequisite> _prerequisites = [];
    private readonly List<Violation> _reasons = [];

    public IReadOnlyList<PlanPrerequisite> Prerequisites => _prerequisites;

    public IReadOnlyList<Violation> Reasons => _reasons;

    /// <summary>Finds places for those that have none.</summary>
    /// <param name="placed">How many EIPs have a place.</param>
    /// <param name="count">How many there are.</param>
    public void Find(int placed, int count)
    {
        if (snapshot.Limits is not { } limits)
        {
            _reasons.Add(PlanViolations.TypeKnown(snapshot));
            return;
        }

        var addresses = way == PlanWay.SecondaryPrivateIps ? Growing(limits).ToList() : [];
        var perEni = PerEni(limits);
        var enis = Math.Max(0, limits.NetworkInterfaces - 1 - snapshot.NetworkInterfaces.Count);
        var most = placed + addresses.Sum(one => one.Room) + (enis * perEni);
        if (most < count)
        {
            if (enis > 0 && perEni == 0)
            {
                return;
            }

            _reasons.Add(PlanViolations.TypeLimit(snapshot, way, most, count));
            return;
        }

        var missing = count - placed;
        foreach (var (eniId, room) in addresses.TakeWhile(_ => missing > 0))
        {
            var taken = Math.Min(room, missing);
            missing -= taken;
            _prerequisites.Add(new(
                PlanAction.AssignPrivateIpAddresses, eniId, taken,
                $"Assign {taken} more secondary private IP {(taken == 1 ? "address" : "addresses")} to ENI '{eniId}' (its instance's type allows {room} more)."));
        }

        if (missing > 0)
        {
            var needed = (missing + perEni - 1) / perEni;
            var with = way == PlanWay.SecondaryPrivateIps ? $", with {missing} private IP {(missing == 1 ? "address" : "addresses")} in all," : "";
            _prerequisites.Add(new(
                PlanAction.AttachNetworkInterfaces, snapshot.InstanceId, needed,
                $"Attach {needed} more secondary {(needed == 1 ? "ENI" : "ENIs")}{with} to ECS instance '{snapshot.InstanceId}' (its type allows {enis} more)."));
        }
    }

    // An ENI grows where the rules would take an address that it does not have yet.
    private IEnumerable<(string EniId, int Room)> Growing(InstanceTypeLimits limits)
    {
        foreach (var one in snapshot.NetworkInterfaces)
        {
            var eni = (NetworkInterface)one.Resource;
            var room = limits.PrivateIpAddresses - eni.PrivateIpAddresses.Count;
            if (room > 0 && Fits(one with { Resource = eni with { PrivateIpAddresses = [.. eni.PrivateIpAddresses, "0.0.0.0"] } }, skip: eni.PrivateIpAddresses.Count))
            {
                yield return (eni.ResourceId, room);
            }
        }
    }

    private int PerEni(InstanceTypeLimits limits)
    {
        var ecs = (EcsInstance)snapshot.Instance!.Resource;
        var added = new NetworkInterface
        {
            ResourceId = $"another of {snapshot.InstanceId}",
            RegionId = snapshot.RegionId,
            VpcId = ecs.VpcId,
            ResourceGroupId = ecs.ResourceGroupId,
            Type = NetworkInterfaceType.Secondary,
            Status = NetworkInterfaceStatus.InUse,
            InstanceId = snapshot.InstanceId,
            InstanceType = snapshot.InstanceType,
            PrivateIpAddresses = [.. Enumerable.Range(0, limits.PrivateIpAddresses).Select(i => string.Create(CultureInfo.InvariantCulture, $"0.0.0.{i}"))],
        };
        return !Fits(new() { Resource = added }, skip: 0) ? 0 : way switch
        {
            PlanWay.SecondaryEnis => 1,
            PlanWay.SecondaryPrivateIps => limits.PrivateIpAddresses,
            _ => snapshot.Account.LimitOf(Quota.MultiEipsPerNetworkInterface),
        };
    }

    private bool Fits(RegisteredResource resource, int skip)
    {
        var board = new PlanBoard(snapshot);
        board.Put(resource);
        var address = ((NetworkInterface)resource.Resource).PrivateIpAddresses[skip];
        var place = PlanPlaces.Of(way, resource).First(one => one.PrivateIpAddress == address);
        if (board.TryPlace("eip-planned", board.AnyEip(0), place, out var violations))
        {
            return true;
        }

        _reasons.AddRange(violations.Where(violation => _reasons.All(known => known.RuleId != violation.RuleId)));
        return false;
    }
}
