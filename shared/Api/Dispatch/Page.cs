namespace EipFunctions.Api.Dispatch;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">The items. There can be fewer than were asked for, or none, although there is a next page.</param>
/// <param name="ContinuationToken">Where the next page starts; absent on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? ContinuationToken);
