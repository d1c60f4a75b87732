using System.Globalization;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Associations;

/// <summary>
/// The slot that an association takes on its resource. A slot holds one EIP: whoever inserts its claim row has it.
/// ECS, SLB and HAVIP have the one slot <c>primary</c>; an ENI in NAT mode has a slot per private IP address, in
/// cut-through mode its primary address's; NAT gateways and ENIs in multi-EIP mode have numbered slots.
/// </summary>
/// <param name="Slot">The slot.</param>
/// <param name="PrivateIpAddress">The private address that the EIP maps to; null for a NAT gateway.</param>
public sealed record SlotAssignment(string Slot, string? PrivateIpAddress)
{
    private const string Primary = "primary";

    /// <summary>Chooses the slot for an association that violates no rule.</summary>
    /// <param name="target">The resource and its occupants.</param>
    /// <param name="mode">The mode of the association.</param>
    /// <param name="privateIpAddress">The private address that the request names; null to choose one.</param>
    /// <returns>The slot, or null when none is free.</returns>
    public static SlotAssignment? Choose(RegisteredResource target, EipMode mode, string? privateIpAddress)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Resource switch
        {
            EcsInstance ecs => Single(target, ecs.PrivateIpAddress),
            SlbInstance slb => Single(target, slb.PrivateIpAddress),
            HaVip haVip => Single(target, haVip.PrivateIpAddress),
            NetworkInterface eni when mode == EipMode.MultiEip =>
                Numbered(target, privateIpAddress ?? eni.PrimaryPrivateIpAddress),
            NetworkInterface eni when mode == EipMode.CutThrough => OfAddress(target, [eni.PrimaryPrivateIpAddress]),
            NetworkInterface eni => OfAddress(target, privateIpAddress is null ? eni.PrivateIpAddresses : [privateIpAddress]),
            NatGateway => Numbered(target, privateIpAddress: null),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target.Resource.Kind, "Unknown kind of resource."),
        };
    }

    private static SlotAssignment? Single(RegisteredResource target, string privateIpAddress) =>
        target.Occupants.Count == 0 ? new(Primary, privateIpAddress) : null;

    private static SlotAssignment? OfAddress(RegisteredResource target, IReadOnlyList<string> candidates)
    {
        var free = candidates.FirstOrDefault(address => target.Occupants.All(o => o.PrivateIpAddress != address));
        return free is null ? null : new(free, free);
    }

    private static SlotAssignment Numbered(RegisteredResource target, string? privateIpAddress)
    {
        var taken = target.Occupants.Select(o => o.Slot).ToHashSet(StringComparer.Ordinal);
        var number = 0;
        while (taken.Contains(number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }

        return new(number.ToString(CultureInfo.InvariantCulture), privateIpAddress);
    }
}
