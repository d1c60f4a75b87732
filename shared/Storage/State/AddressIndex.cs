namespace EipFunctions.Storage.State;

/// <summary>
/// Marks a region in which every resource is entered in the rows of its private addresses, those from before there were
/// such rows included. It is only ever inserted.
/// </summary>
/// <param name="IsComplete">Always true.</param>
public sealed record AddressIndex(bool IsComplete);
