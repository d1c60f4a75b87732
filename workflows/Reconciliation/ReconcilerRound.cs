namespace EipFunctions.Workflows.Reconciliation;

/// <summary>The input of the reconciler: where its round stands.</summary>
/// <param name="After">The partition key behind which the round goes on; null for its beginning.</param>
public sealed record ReconcilerRound(string? After);
