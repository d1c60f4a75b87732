using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Storage.State;

/// <summary>One row of a transaction.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Action">What the store is asked to do.</param>
/// <param name="Written">The row once the store has given it a version; null for a deletion.</param>
internal sealed record StateChange(string Key, TableTransactionAction Action, Func<ETag, object>? Written)
{
    /// <summary>About how many characters the row has.</summary>
    public int Characters { get; } = RowEntity.CharactersOf((TableEntity)Action.Entity);
}
