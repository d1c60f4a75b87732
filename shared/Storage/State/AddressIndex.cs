namespace EipFunctions.Storage.State;

/// <summary>
/// Marks a region in which every resource is entered in the rows of its private addresses that could be, those from
/// before there were such rows included. It is never deleted.
/// </summary>
/// <param name="IsComplete">False while one is left out, as another resource has one of its addresses.</param>
public sealed record AddressIndex(bool IsComplete);
