using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>What an import came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Eip">The EIP, when there is one.</param>
public sealed record Import(ImportStatus Status, Row<Eip>? Eip = null);
