using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>The rows that a DNAT entry is or will be on, besides its own.</summary>
/// <param name="Gateway">The NAT gateway that carries it; null when there is none.</param>
/// <param name="Address">The private address that it leads to; null when the row does not exist.</param>
/// <param name="Named">The resource that the entry names; null when it names none or there is none.</param>
/// <param name="Holders">The resources that have the address.</param>
internal sealed record DnatEntryRows(
    Row<RegisteredResource>? Gateway,
    Row<PrivateAddress>? Address,
    Row<RegisteredResource>? Named,
    IReadOnlyList<Row<RegisteredResource>> Holders)
{
    /// <summary>A resource that has the address and is from before there were address rows; null when none was looked for.</summary>
    public RegisteredResource? Unclaimed { get; init; }

    /// <summary>
    /// The resource that the entry leads to: the one that has the address, else one that is not entered there yet. An ECS
    /// instance that shares the address comes before its primary ENI, entered or not.
    /// </summary>
    public RegisteredResource? Target => Unclaimed is { Resource: EcsInstance }
        ? Unclaimed
        : Holders.FirstOrDefault(row => row.Value.Resource.ResourceId == Address!.Value.Target?.ResourceId)?.Value
            ?? Named?.Value
            ?? Unclaimed;

    /// <summary>The rows of resources that have the entry in their lists.</summary>
    public IEnumerable<Row<RegisteredResource>> Touched =>
        Holders.Append(Gateway).Append(Named).OfType<Row<RegisteredResource>>().DistinctBy(row => row.Key.Value);

    /// <summary>Writes an entry into these rows, in its place where they have it already.</summary>
    /// <param name="transaction">The transaction that also writes the entry's own row.</param>
    /// <param name="entry">The entry as it is to be.</param>
    public void Enter(StateTransaction transaction, DnatEntry entry)
    {
        // A gateway without its VPC can only have entries from before there were address rows.
        if (Gateway?.Value.Resource.VpcId is { } vpcId)
        {
            var address = Address?.Value ?? new PrivateAddress { VpcId = vpcId, IpAddress = entry.InternalIp };
            AddressPlan.Write(transaction, Address, address with { DnatEntries = With(address.DnatEntries, entry) });
        }

        foreach (var row in Touched)
        {
            transaction.Replace(row, row.Value with { DnatEntries = With(row.Value.DnatEntries, entry) });
        }
    }

    /// <summary>Takes an entry out of those of these rows that it is not to be on.</summary>
    /// <param name="transaction">The transaction that also writes or deletes the entry's own row.</param>
    /// <param name="next">The rows that it is to be on, which are written by themselves; null when it is deleted.</param>
    /// <param name="dnatEntryId">The entry.</param>
    public void Leave(StateTransaction transaction, DnatEntryRows? next, string dnatEntryId)
    {
        var kept = next?.Keys.ToHashSet(StringComparer.Ordinal) ?? [];
        if (Address is not null && !kept.Contains(Address.Key.Value))
        {
            AddressPlan.Write(
                transaction, Address, Address.Value with { DnatEntries = Without(Address.Value.DnatEntries, dnatEntryId) });
        }

        foreach (var row in Touched.Where(row => !kept.Contains(row.Key.Value)))
        {
            transaction.Replace(row, row.Value with { DnatEntries = Without(row.Value.DnatEntries, dnatEntryId) });
        }
    }

    private static IReadOnlyList<DnatEntry> With(IReadOnlyList<DnatEntry> entries, DnatEntry entry) =>
        entries.Any(existing => existing.DnatEntryId == entry.DnatEntryId)
            ? [.. entries.Select(existing => existing.DnatEntryId == entry.DnatEntryId ? entry : existing)]
            : [.. entries, entry];

    private static IReadOnlyList<DnatEntry> Without(IReadOnlyList<DnatEntry> entries, string dnatEntryId) =>
        [.. entries.Where(existing => existing.DnatEntryId != dnatEntryId)];

    /// <summary>The keys of all these rows.</summary>
    public IEnumerable<string> Keys =>
        Touched.Select(row => row.Key.Value).Concat(Address is null ? [] : [Address.Key.Value]);
}
