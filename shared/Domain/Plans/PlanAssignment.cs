using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Plans;

/// <summary>Which EIP a plan associates with what.</summary>
/// <param name="Associations">An association for each EIP, in their order; empty when it cannot be.</param>
/// <param name="Violations">Everything that stands in the way; empty when nothing does.</param>
public sealed record PlanAssignment(IReadOnlyList<AssociationRequest> Associations, IReadOnlyList<Violation> Violations);
