namespace EipFunctions.Storage.Associations;

/// <summary>An operation that waits for the state of a resource, to be woken when the resource changes.</summary>
/// <param name="OperationId">The operation.</param>
public sealed record Waiter(string OperationId);
