using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Plans;

/// <summary>What carrying out a plan would come to.</summary>
/// <param name="WouldSucceed">Whether every EIP would get its place.</param>
/// <param name="Violations">Everything that stands in the way.</param>
/// <param name="Associations">The association of each EIP, in their order; empty when it would not succeed.</param>
public sealed record PlanDryRun(
    bool WouldSucceed, IReadOnlyList<Violation> Violations, IReadOnlyList<AssociationRequest> Associations);
