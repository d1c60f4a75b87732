using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Holds;

/// <summary>
/// The rows by which a resource finds the holds that wait for it. They come and go in the transactions that begin and
/// end the hold on the EIP's own row, so that they are there exactly as long as it is.
/// </summary>
internal static class HoldRows
{
    /// <summary>Inserts the rows of a hold that begins.</summary>
    public static void Insert(StateTransaction transaction, Eip eip, EipHold hold)
    {
        foreach (var key in KeysOf(eip.EipId, hold))
        {
            transaction.Insert(key, new(eip.EipId, hold.HoldId, eip.ResourceGroupId));
        }
    }

    /// <summary>Rewrites the rows of the hold that an EIP has, as the EIP goes to another resource group; none for one that is not held.</summary>
    public static void Move(StateTransaction transaction, Eip eip)
    {
        if (eip.Hold is not { } hold)
        {
            return;
        }

        foreach (var key in KeysOf(eip.EipId, hold))
        {
            transaction.Replace(key, new(eip.EipId, hold.HoldId, eip.ResourceGroupId));
        }
    }

    /// <summary>Deletes the rows of a hold that ends.</summary>
    public static void Delete(StateTransaction transaction, string eipId, EipHold hold)
    {
        foreach (var key in KeysOf(eipId, hold))
        {
            transaction.Delete(key);
        }
    }

    private static IEnumerable<RowKey<HoldEntry>> KeysOf(string eipId, EipHold hold)
    {
        yield return Keys.HoldsOfResource(hold.ResourceId).Key(eipId);
        if (hold.LogicalId is { } logicalId)
        {
            yield return Keys.HoldsOfLogicalId(logicalId).Key(eipId);
        }
    }
}
