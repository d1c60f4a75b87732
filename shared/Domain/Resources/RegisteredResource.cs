using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Ipv6;

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
    /// The IPv6 addresses that are assigned to it (an ECS instance), in canonical form. No rule reads them: they are
    /// independent of EIPs (FAQ section_h91_8bh_fbx).
    /// </summary>
    public IReadOnlyList<string> Ipv6Addresses { get => field ?? []; init; } = [];

    /// <summary>
    /// Whether what is on the resource would still have its ground under it: the VPC, and the private addresses that
    /// EIPs and DNAT entries lead to, and the block that IPv6 addresses are of.
    /// </summary>
    /// <param name="changed">The resource as it is to become.</param>
    /// <returns>False when an association or a DNAT entry would lead nowhere.</returns>
    public bool CanBecome(CloudResource changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (!KeepsIpv6(changed))
        {
            return false;
        }

        if (Occupants.Count == 0 && DnatEntries.Count == 0)
        {
            return true;
        }

        var used = Occupants.Select(occupant => occupant.PrivateIpAddress).OfType<string>()
            .Concat(DnatEntries.Where(entry => entry.TargetResourceId == changed.ResourceId).Select(entry => entry.InternalIp));
        return changed.VpcId == Resource.VpcId && used.All(changed.PrivateAddresses.Contains);
    }

    /// <summary>Whether the IPv6 addresses would still be of the resource's VPC and block.</summary>
    /// <param name="changed">The resource as it is to become.</param>
    /// <returns>False when an address would be of neither.</returns>
    public bool KeepsIpv6(CloudResource changed) => Ipv6Addresses.Count == 0
        || (changed is EcsInstance ecs
            && changed.VpcId == Resource.VpcId
            && Ipv6Block.TryParse(ecs.Ipv6CidrBlock, out var block)
            && Ipv6Addresses.All(block.CanAssign));
}
