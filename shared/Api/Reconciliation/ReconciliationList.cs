using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Api.Reconciliation;

/// <summary>The reconciliations of a region that are kept.</summary>
/// <param name="Items">The newest first; without what they found in detail.</param>
public sealed record ReconciliationList(IReadOnlyList<ReconciliationRun> Items);
