namespace EipFunctions.Api.Candidates;

/// <summary>One page of candidates.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="Items">The candidates, by id. There can be fewer than were asked for, or none, although there is a next page.</param>
/// <param name="ContinuationToken">Where the next page starts; absent on the last.</param>
/// <param name="Notice">
/// Sent to every RAM user whose key names resource groups, in the same words whether or not anything is hidden; absent
/// for everyone else.
/// </param>
/// <param name="HiddenBecause">Why the RAM user who is asked about cannot see what the candidates are for; absent when he can.</param>
public sealed record CandidateList<T>(
    IReadOnlyList<T> Items, string? ContinuationToken, string? Notice, HiddenBecause? HiddenBecause);
