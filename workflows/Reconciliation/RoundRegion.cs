namespace EipFunctions.Workflows.Reconciliation;

/// <summary>An account and region that a round comes to.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RegionId">The region.</param>
public sealed record RoundRegion(string AccountId, string RegionId);
