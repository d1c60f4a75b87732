using EipFunctions.Domain.Associations;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>A disagreement about a slot.</summary>
/// <param name="Suspect">The disagreement.</param>
/// <param name="Association">The association that lacks its claim or its place on the resource's row; null otherwise.</param>
/// <param name="Occupant">What has no association; null where it is not an occupant.</param>
public sealed record SlotFinding(Suspect Suspect, Association? Association = null, Occupant? Occupant = null);
