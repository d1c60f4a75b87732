using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;

namespace EipFunctions.Api.Associations;

/// <summary>What a request would come to.</summary>
/// <param name="WouldSucceed">Whether every precondition holds.</param>
/// <param name="Violations">Every rule that it violates.</param>
/// <param name="Warnings">What the caller should have in mind; nothing of it stands in the way.</param>
public sealed record DryRunResult(bool WouldSucceed, IReadOnlyList<Violation> Violations, IReadOnlyList<Warning> Warnings);
