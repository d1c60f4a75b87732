using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Dispatch;

/// <summary>Makes pages of what a caller may see and asked for out of pages of what is stored.</summary>
internal static class Listing
{
    // A filter that hardly anything passes must neither answer page after empty page nor read the whole store at once.
    private const int MaxStoredPages = 10;

    /// <summary>
    /// A page of rows of which the caller may not see all. Neither its length nor its token tells of those: the token
    /// names the last row that the caller may see.
    /// </summary>
    public static async Task<Page<TView>> PageOfVisibleAsync<T, TView>(
        ApiRequest request, AccountRegion partition, string list, RowQuery<T> query, Func<T, bool> isSeen, Func<T, Task<TView?>> show)
        where TView : class
    {
        var (items, after) = await new VisibleRows(request.Services.Store)
            .PageAsync(partition, query, isSeen, show, request.Aborted);
        return new(items, PageToken.Write(after, list));
    }

    public static async Task<Page<TView>> PageAsync<T, TView>(
        string list, string? token, Func<string?, Task<RowPage<T>>> read, Func<T, Task<TView?>> show)
        where TView : class
    {
        var items = new List<TView>();
        for (var pages = 1; ; pages++)
        {
            var stored = await read(token);
            foreach (var row in stored.Rows)
            {
                if (await show(row.Value) is { } view)
                {
                    items.Add(view);
                }
            }

            token = stored.ContinuationToken;
            if (token is null || items.Count > 0 || pages == MaxStoredPages)
            {
                return new(items, PageToken.Write(token, list));
            }
        }
    }
}
