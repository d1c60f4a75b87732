using System.Text.Json.Serialization;
using EipFunctions.Domain.Dnat;

namespace EipFunctions.Domain.Resources;

/// <summary>
/// A private address of a VPC. It is stored as one row that every claim on the address and every DNAT entry to it
/// rewrites, so that an entry finds the resource that has the address, or is found when one comes to have it
/// (FAQ section_wa9_tjs_eb2).
/// </summary>
public sealed record PrivateAddress
{
    /// <summary>The VPC: the same address in another VPC is another address.</summary>
    public required string VpcId { get; init; }

    /// <summary>The IPv4 address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The registered resource that has it, or an ECS instance and its primary ENI; empty while none does.</summary>
    public IReadOnlyList<AddressHolder> Holders { get; init; } = [];

    /// <summary>The DNAT entries that lead to it.</summary>
    public IReadOnlyList<DnatEntry> DnatEntries { get; init; } = [];

    /// <summary>The holder that DNAT entries lead to: the ECS instance rather than its ENI; null while nobody holds it.</summary>
    [JsonIgnore]
    public AddressHolder? Target =>
        Holders.FirstOrDefault(holder => holder.Kind == ResourceKind.EcsInstance) ?? (Holders is [var first, ..] ? first : null);

    /// <summary>Whether nobody holds it and nothing leads to it, so that nothing need be remembered.</summary>
    [JsonIgnore]
    public bool IsIdle => Holders.Count == 0 && DnatEntries.Count == 0;

    /// <summary>Who else has the address and does not share it.</summary>
    /// <param name="holder">Who is to have it.</param>
    /// <returns>The other one, or null when the address is there to be had.</returns>
    public AddressHolder? RivalOf(AddressHolder holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return Holders.FirstOrDefault(other => !other.GoesWith(holder));
    }

    /// <summary>The address with a holder entered or brought up to date; the same object when that is so already.</summary>
    /// <param name="holder">Who has it.</param>
    /// <returns>The address.</returns>
    public PrivateAddress HeldBy(AddressHolder holder) =>
        Holders.Contains(holder) ? this : Without(holder) with { Holders = [.. Without(holder).Holders, holder] };

    /// <summary>The address without a holder; the same object when it is none.</summary>
    /// <param name="holder">Who gives it up.</param>
    /// <returns>The address.</returns>
    public PrivateAddress Without(AddressHolder holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return Holders.Any(other => other.ResourceId == holder.ResourceId)
            ? this with { Holders = [.. Holders.Where(other => other.ResourceId != holder.ResourceId)] }
            : this;
    }

    /// <summary>The address with DNAT entries; the same object when all of them lead to it already.</summary>
    /// <param name="entries">The entries.</param>
    /// <returns>The address.</returns>
    public PrivateAddress LedToBy(IEnumerable<DnatEntry> entries)
    {
        var added = entries.ExceptBy(DnatEntries.Select(entry => entry.DnatEntryId), entry => entry.DnatEntryId).ToList();
        return added.Count == 0 ? this : this with { DnatEntries = [.. DnatEntries, .. added] };
    }
}
