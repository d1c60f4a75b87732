namespace EipFunctions.Workflows.Operations;

/// <summary>An operation whose change the gateway has made.</summary>
/// <param name="Input">The operation's input.</param>
/// <param name="ResourceId">The resource that was associated; null where there is none.</param>
public sealed record OperationCommit(OperationInput Input, string? ResourceId);
