namespace EipFunctions.Storage.State;

/// <summary>The claim on a slot of a resource. Whoever inserts it has the slot, and only
/// the operation that has it deletes it, or names the EIP of a swap that has the slot next.</summary>
/// <param name="EipId">The EIP that has the slot.</param>
/// <param name="AssociationId">The association it has it for.</param>
public sealed record Claim(string EipId, string AssociationId);
