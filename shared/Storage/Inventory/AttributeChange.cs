using EipFunctions.Domain.Eips;

namespace EipFunctions.Storage.Inventory;

/// <summary>What a change of an EIP's attributes came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Eip">The EIP: as it is now where it was changed, as it is stored where it was refused; null when there is none.</param>
public sealed record AttributeChange(AttributeChangeStatus Status, Eip? Eip = null);
