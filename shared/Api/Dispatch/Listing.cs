using EipFunctions.Api.Requests;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Dispatch;

/// <summary>Makes pages of what a caller may see and asked for out of pages of what is stored.</summary>
internal static class Listing
{
    // A filter that hardly anything passes must neither answer page after empty page nor read the whole store at once.
    private const int MaxStoredPages = 10;

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
