namespace EipFunctions.Storage.State;

/// <summary>One page of rows.</summary>
/// <typeparam name="T">Their value.</typeparam>
/// <param name="Rows">The rows, in the order of their keys.</param>
/// <param name="ContinuationToken">Where the next page starts; null on the last.</param>
public sealed record RowPage<T>(IReadOnlyList<Row<T>> Rows, string? ContinuationToken);
