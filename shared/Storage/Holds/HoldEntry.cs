namespace EipFunctions.Storage.Holds;

/// <summary>A hold, where the resource that it waits for finds it.</summary>
/// <param name="EipId">The EIP that is held.</param>
/// <param name="HoldId">The hold.</param>
/// <param name="EipResourceGroupId">The resource group of the EIP; it changes in the transaction that changes the EIP's.</param>
public sealed record HoldEntry(string EipId, string HoldId, string EipResourceGroupId);
