namespace EipFunctions.Storage.Inventory;

/// <summary>What a change of the tags of EIPs came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="EipIds">The EIPs that stand in its way; none where it was made.</param>
public sealed record TagChangeResult(TagChangeStatus Status, IReadOnlyList<string> EipIds);
