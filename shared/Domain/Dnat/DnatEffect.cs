using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Dnat;

/// <summary>Whether a DNAT entry takes effect (FAQ section_wa9_tjs_eb2, note).</summary>
/// <param name="Obstacle">Why it does not; null when it does.</param>
/// <param name="Reason">The same in words; null when it takes effect. It names no EIP: not everyone may know of it.</param>
public sealed record DnatEffect(DnatObstacle? Obstacle, string? Reason)
{
    private static readonly DnatEffect Full = new(Obstacle: null, Reason: null);

    /// <summary>Whether it takes effect.</summary>
    public bool IsEffective => Obstacle is null;

    /// <summary>Decides whether an entry takes effect.</summary>
    /// <param name="target">The resource that has the entry's internal address; null when none is registered.</param>
    /// <param name="gateway">The NAT gateway that carries the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>The effect.</returns>
    public static DnatEffect Of(RegisteredResource? target, RegisteredResource gateway, DnatEntry entry)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(entry);
        if (gateway.Occupants.All(occupant => occupant.IpAddress != entry.ExternalIp))
        {
            return new(
                DnatObstacle.ExternalIpNotOnGateway,
                $"'{entry.ExternalIp}' is not an EIP of NAT gateway '{entry.NatGatewayId}' any more.");
        }

        if (target is null)
        {
            return new(
                DnatObstacle.NoTarget,
                $"No resource is registered with '{entry.InternalIp}': the entry waits for who comes to have the address.");
        }

        return target is { Resource: EcsInstance or HaVip, Occupants.Count: > 0 }
            ? new(
                DnatObstacle.EipPreferred,
                $"'{target.Resource.ResourceId}' is associated with an EIP and uses it rather than DNAT entries.")
            : Full;
    }
}
