using EipFunctions.Domain.Rules;

namespace EipFunctions.Storage.Candidates;

/// <summary>One of the two sides of an association that was not asked for yet, judged by every rule.</summary>
/// <typeparam name="T">What it is: a resource for an EIP, an EIP for a resource.</typeparam>
/// <param name="Value">The candidate.</param>
/// <param name="Violations">Every rule that an association with it would violate; empty when it could be made.</param>
public sealed record Candidate<T>(T Value, IReadOnlyList<Violation> Violations);
