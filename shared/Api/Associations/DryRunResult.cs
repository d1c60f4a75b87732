using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Associations;

/// <summary>What a request would come to.</summary>
/// <param name="WouldSucceed">Whether every precondition holds.</param>
/// <param name="Violations">Every rule that it violates.</param>
public sealed record DryRunResult(bool WouldSucceed, IReadOnlyList<Violation> Violations);
