using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>What a change of a resource does to the rows of private addresses.</summary>
/// <param name="Resource">The resource as it is to be stored, with the DNAT entries that lead to its addresses.</param>
/// <param name="Taken">An address that another resource has; null when all are to be had.</param>
/// <param name="Changes">The address rows that change; the row is null where there is none yet.</param>
internal sealed record AddressPlan(
    RegisteredResource Resource,
    TakenAddress? Taken,
    IReadOnlyList<(Row<PrivateAddress>? Row, PrivateAddress Changed)> Changes)
{
    /// <summary>The resources that share an address and get DNAT entries to it along with this one.</summary>
    public IReadOnlyList<(Row<RegisteredResource> Row, RegisteredResource Changed)> Sharing { get; init; } = [];

    /// <summary>Whether the changes, the resource's own row and the entry in its history are more than a transaction takes.</summary>
    public bool IsTooLarge => Changes.Count + Sharing.Count + 2 > CommitQueue.MaxEntities;

    /// <summary>Puts the changes into a transaction.</summary>
    /// <param name="transaction">The transaction that also writes the resource's row.</param>
    public void AddTo(StateTransaction transaction)
    {
        foreach (var (row, changed) in Changes)
        {
            Write(transaction, row, changed);
        }

        foreach (var (row, changed) in Sharing)
        {
            transaction.Replace(row, changed);
        }
    }

    /// <summary>Writes an address: a new row, a changed one, or none where nothing need be remembered.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="row">The row as it was read; null where there is none.</param>
    /// <param name="changed">The address as it is to be.</param>
    public static void Write(StateTransaction transaction, Row<PrivateAddress>? row, PrivateAddress changed)
    {
        if (row is null)
        {
            transaction.Insert(Keys.PrivateAddress(changed.VpcId, changed.IpAddress), changed);
        }
        else if (changed.IsIdle)
        {
            transaction.Delete(row);
        }
        else
        {
            transaction.Replace(row, changed);
        }
    }
}
