using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;

namespace EipFunctions.Domain.Resources;

/// <summary>
/// A resource with everything on it that a rule must know. It is stored as one row that every association and every
/// DNAT entry on it rewrites, so that two changes which exclude each other cannot both succeed.
/// </summary>
public sealed record RegisteredResource
{
    /// <summary>The resource.</summary>
    public required CloudResource Resource { get; init; }

    /// <summary>The EIPs that hold a slot of it, those on their way in or out included.</summary>
    public IReadOnlyList<Occupant> Occupants { get; init; } = [];

    /// <summary>The DNAT entries that lead to it (an ECS instance or a HAVIP) or that it carries (a NAT gateway).</summary>
    public IReadOnlyList<DnatEntry> DnatEntries { get; init; } = [];

    /// <summary>
    /// The limits that hold for this resource alone, by <see cref="Accounts.Quota.QuotaId"/>; null for none. They are
    /// part of the row, so that the store guards them as it guards what they limit.
    /// </summary>
    public IReadOnlyDictionary<string, int>? QuotaLimits { get; init; }

    /// <summary>
    /// Whether what is on the resource would still have its ground under it: the VPC, and the private addresses that
    /// EIPs and DNAT entries lead to.
    /// </summary>
    /// <param name="changed">The resource as it is to become.</param>
    /// <returns>False when an association or a DNAT entry would lead nowhere.</returns>
    public bool CanBecome(CloudResource changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (Occupants.Count == 0 && DnatEntries.Count == 0)
        {
            return true;
        }

        var used = Occupants.Select(occupant => occupant.PrivateIpAddress).OfType<string>()
            .Concat(DnatEntries.Where(entry => entry.TargetResourceId == changed.ResourceId).Select(entry => entry.InternalIp));
        return changed.VpcId == Resource.VpcId && used.All(changed.PrivateAddresses.Contains);
    }
}
