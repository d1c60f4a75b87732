namespace EipFunctions.Workflows.Operations;

/// <summary>An operation that is being undone.</summary>
/// <param name="Input">The operation's input.</param>
/// <param name="ResourceId">The resource; null where there is none.</param>
/// <param name="Reason">Why it is undone.</param>
public sealed record OperationFailure(OperationInput Input, string? ResourceId, string Reason);
