namespace EipFunctions.Workflows.Reconciliation;

/// <summary>The settings of a round as they are when it begins, and where it comes to.</summary>
/// <param name="Enabled">Whether the reconciler is to go on at all.</param>
/// <param name="Interval">The time to the next round.</param>
/// <param name="Regions">The accounts and regions.</param>
/// <param name="After">The partition key behind which the round goes on; null when these are the last.</param>
public sealed record ReconcilerPlan(bool Enabled, TimeSpan Interval, IReadOnlyList<RoundRegion> Regions, string? After);
