namespace EipFunctions.Storage.State;

/// <summary>Which rows a page is made of.</summary>
/// <typeparam name="T">The rows' value.</typeparam>
/// <param name="Prefix">What their keys begin with.</param>
/// <param name="PageSize">The most items of the page, 1 to 1000.</param>
/// <param name="After">The key behind which the page begins; null for the first.</param>
/// <param name="TakesEveryRow">Whether every stored row becomes an item: then no more are read than are shown.</param>
public sealed record RowQuery<T>(RowPrefix<T> Prefix, int PageSize, string? After, bool TakesEveryRow);
