using System.Text.Json.Serialization;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Ipv6;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Snat;

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

    /// <summary>The DNAT entries that lead to one of its private addresses or that it carries (a NAT gateway).</summary>
    public IReadOnlyList<DnatEntry> DnatEntries { get; init; } = [];

    /// <summary>The SNAT entries that it carries (a NAT gateway).</summary>
    public IReadOnlyList<SnatEntry> SnatEntries { get => field ?? []; init; } = [];

    /// <summary>
    /// Whether it is entered in the rows of all its private addresses (<see cref="PrivateAddress"/>). Null for one that
    /// was registered before there were such rows, until something first happens to it.
    /// </summary>
    public bool? AddressesClaimed { get; init; }

    /// <summary>
    /// When it was registered, in UTC, however often it was brought up to date since; null when that was before it was
    /// recorded.
    /// </summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Whether an EIP, a DNAT entry or an SNAT entry is on it.</summary>
    [JsonIgnore]
    public bool IsUsed => Occupants.Count > 0 || DnatEntries.Count > 0 || SnatEntries.Count > 0;

    /// <summary>The newest event that was applied to it: older ones change nothing. Null while none was.</summary>
    public ResourceEventStamp? LastEvent { get; init; }

    /// <summary>
    /// The limits that hold for this resource alone, by <see cref="Accounts.Quota.QuotaId"/>; null for none. They are
    /// part of the row, so that the store guards them as it guards what they limit.
    /// </summary>
    public IReadOnlyDictionary<string, int>? QuotaLimits { get; init; }

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
        if (!KeepsIpv6(changed) || !KeepsType(changed))
        {
            return false;
        }

        if (!IsUsed)
        {
            return true;
        }

        var used = Occupants.Select(occupant => occupant.PrivateIpAddress).OfType<string>();
        if (Resource is not NatGateway)
        {
            used = used.Concat(DnatEntries.Select(entry => entry.InternalIp));
        }

        // A NAT gateway that was registered without its VPC can get it: nothing on it depends on which one it is.
        return (changed.VpcId == Resource.VpcId || Resource is NatGateway { VpcId: null })
            && used.All(changed.PrivateAddresses.Contains);
    }

    /// <summary>
    /// Whether an ENI with EIPs would still be of its type: one that became primary would give its instance EIPs beside the
    /// instance's own.
    /// </summary>
    /// <param name="changed">The resource as it is to become.</param>
    /// <returns>False when the type of an ENI in use would change.</returns>
    public bool KeepsType(CloudResource changed) =>
        Occupants.Count == 0 || (changed as NetworkInterface)?.Type == (Resource as NetworkInterface)?.Type;

    /// <summary>Whether the IPv6 addresses would still be of the resource's VPC and block.</summary>
    /// <param name="changed">The resource as it is to become.</param>
    /// <returns>False when an address would be of neither.</returns>
    public bool KeepsIpv6(CloudResource changed) => Ipv6Addresses.Count == 0
        || (changed is EcsInstance ecs
            && changed.VpcId == Resource.VpcId
            && Ipv6Block.TryParse(ecs.Ipv6CidrBlock, out var block)
            && Ipv6Addresses.All(block.CanAssign));
}
