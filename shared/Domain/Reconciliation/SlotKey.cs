namespace EipFunctions.Domain.Reconciliation;

/// <summary>An EIP in a slot of a resource.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Slot">The slot.</param>
/// <param name="EipId">The EIP.</param>
public readonly record struct SlotKey(string ResourceId, string Slot, string EipId);
