using EipFunctions.Domain.Accounts;

namespace EipFunctions.Storage.State;

/// <summary>
/// Makes pages of what a caller may see and asked for out of pages of what is stored. Where a page ends, and whether
/// there is a next one, follows from rows that the caller may see alone: neither tells of the others.
/// </summary>
/// <param name="store">The state.</param>
public sealed class VisibleRows(StateStore store)
{
    private const int MostRows = 1000;

    // A filter that hardly anything passes must neither answer page after empty page nor read the whole store at once.
    private const int MaxStoredPages = 10;

    /// <summary>Reads a page.</summary>
    /// <typeparam name="T">The rows' value.</typeparam>
    /// <typeparam name="TItem">What is shown of it.</typeparam>
    /// <param name="partition">The account and region.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="isSeen">Whether the caller may see a row.</param>
    /// <param name="show">What is shown of a row that the caller may see; null when it was not asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The items, and the key behind which the next page begins; null on the last.</returns>
    public async Task<(IReadOnlyList<TItem> Items, string? After)> PageAsync<T, TItem>(
        AccountRegion partition,
        RowQuery<T> query,
        Func<T, bool> isSeen,
        Func<T, Task<TItem?>> show,
        CancellationToken cancellationToken)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(isSeen);
        ArgumentNullException.ThrowIfNull(show);
        var items = new List<TItem>();
        var size = query.TakesEveryRow ? Math.Min(query.PageSize + 1, MostRows) : MostRows;
        string? token = null;
        string? last = null;
        for (var pages = 1; ; pages++)
        {
            var stored = await store
                .ListPageAsync(partition, query.Prefix, size, token, cancellationToken, query.After).ConfigureAwait(false);
            foreach (var row in stored.Rows.Where(row => isSeen(row.Value)))
            {
                if (items.Count == query.PageSize)
                {
                    return (items, last);
                }

                last = row.Key.Value;
                if (await show(row.Value).ConfigureAwait(false) is { } item)
                {
                    items.Add(item);
                }
            }

            token = stored.ContinuationToken;
            if (token is null)
            {
                return (items, null);
            }

            // Never a row that the caller may not see: one that he may has to be found first.
            if (pages >= MaxStoredPages && last is not null)
            {
                return (items, last);
            }
        }
    }
}
