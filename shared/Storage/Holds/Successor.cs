namespace EipFunctions.Storage.Holds;

/// <summary>A resource that takes the place of another, where a hold finds it.</summary>
/// <param name="ResourceId">The resource.</param>
public sealed record Successor(string ResourceId);
