namespace EipFunctions.Api.Rpc;

/// <summary>A response with one page of a list; pages are counted from 1.</summary>
internal abstract record RpcPage : RpcResponse
{
    /// <summary>How many there are on all pages.</summary>
    public int TotalCount { get; init; }

    /// <summary>Which page this is.</summary>
    public int PageNumber { get; init; }

    /// <summary>The most items of a page.</summary>
    public int PageSize { get; init; }

    /// <summary>The items of a page; none behind the last one.</summary>
    public static IReadOnlyList<T> Cut<T>(IReadOnlyList<T> all, int pageNumber, int pageSize) =>
        [.. all.Skip((int)Math.Min((long)(pageNumber - 1) * pageSize, int.MaxValue)).Take(pageSize)];
}
