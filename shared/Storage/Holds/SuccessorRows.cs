using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Holds;

/// <summary>
/// The rows by which a hold finds the resources that take the place of another, changed in the transaction that changes
/// the resource: also one that was registered before the hold began is found.
/// </summary>
internal static class SuccessorRows
{
    /// <summary>The most rows that a change adds and removes: two of each.</summary>
    public const int MostChanges = 4;

    /// <summary>Brings the rows up to date with a resource.</summary>
    /// <param name="transaction">The transaction that changes the resource.</param>
    /// <param name="before">The resource as it was; null for a new one.</param>
    /// <param name="after">The resource as it is to be; null for one that goes.</param>
    public static void Change(StateTransaction transaction, CloudResource? before, CloudResource? after)
    {
        var (had, has) = (KeysOf(before), KeysOf(after));
        foreach (var key in had.ExceptBy(has.Select(one => one.Value), one => one.Value))
        {
            transaction.Delete(key);
        }

        foreach (var key in has.ExceptBy(had.Select(one => one.Value), one => one.Value))
        {
            transaction.Insert(key, new(after!.ResourceId));
        }
    }

    private static List<RowKey<Successor>> KeysOf(CloudResource? resource)
    {
        var keys = new List<RowKey<Successor>>();
        if (resource?.Replaces is { } replaced)
        {
            keys.Add(Keys.SuccessorsOf(replaced).Key(resource.ResourceId));
        }

        if (resource?.LogicalId is { } logicalId)
        {
            keys.Add(Keys.ResourcesOfLogicalId(logicalId).Key(resource.ResourceId));
        }

        return keys;
    }
}
