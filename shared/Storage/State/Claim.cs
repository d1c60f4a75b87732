namespace EipFunctions.Storage.State;

/// <summary>The claim on a slot of a resource. It is only ever inserted and deleted: whoever inserts it has the slot.</summary>
/// <param name="EipId">The EIP that has the slot.</param>
/// <param name="AssociationId">The association it has it for.</param>
public sealed record Claim(string EipId, string AssociationId);
