using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Snat;

/// <summary>Whether an SNAT entry takes effect: it does while one of its addresses is an EIP of its NAT gateway.</summary>
/// <param name="IsEffective">Whether it does.</param>
/// <param name="MissingIps">Its addresses that are not EIPs of the gateway any more.</param>
public sealed record SnatEffect(bool IsEffective, IReadOnlyList<string> MissingIps)
{
    /// <summary>Decides whether an entry takes effect.</summary>
    /// <param name="gateway">The NAT gateway that carries the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>The effect.</returns>
    public static SnatEffect Of(RegisteredResource gateway, SnatEntry entry)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(entry);
        var missing = entry.SnatIps.Except(gateway.Occupants.Select(occupant => occupant.IpAddress)).ToList();
        return new(missing.Count < entry.SnatIps.Count, missing);
    }
}
