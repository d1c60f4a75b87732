using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Disassociations;

/// <summary>A disassociation that the gateway has made.</summary>
/// <param name="Input">The operation's input.</param>
/// <param name="ResourceId">The resource that was associated.</param>
public sealed record DisassociationCommit(OperationInput Input, string ResourceId);
