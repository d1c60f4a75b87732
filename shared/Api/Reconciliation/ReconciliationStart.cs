using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Api.Reconciliation;

/// <summary>What starting a reconciliation came to.</summary>
/// <param name="IsNew">Whether it was started; false when one goes on already.</param>
/// <param name="Run">The reconciliation.</param>
public sealed record ReconciliationStart(bool IsNew, ReconciliationRun Run);
