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

    /// <summary>The keys of all these rows.</summary>
    public IEnumerable<string> Keys =>
        Touched.Select(row => row.Key.Value).Concat(Address is null ? [] : [Address.Key.Value]);
}
