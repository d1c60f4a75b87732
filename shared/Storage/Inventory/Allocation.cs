using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>What an allocation came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Eip">The EIP, when there is one.</param>
/// <param name="Limit">The quota, when it is exceeded.</param>
public sealed record Allocation(AllocationStatus Status, Row<Eip>? Eip = null, int Limit = 0);
