namespace EipFunctions.Storage.Candidates;

/// <summary>One page of candidates.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="Items">The candidates, in the order of their keys.</param>
/// <param name="After">
/// The key behind which the next page begins, always that of a row which the caller may see; null on the last page.
/// </param>
public sealed record CandidatePage<T>(IReadOnlyList<Candidate<T>> Items, string? After);
