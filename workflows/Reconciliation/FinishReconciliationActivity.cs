using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Logs and counts what a reconciliation found and did.</summary>
/// <param name="metrics">Where to count.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to log.</param>
public sealed partial class FinishReconciliationActivity(
    ReconciliationMetrics metrics, TimeProvider time, ILogger<FinishReconciliationActivity> logger)
    : WorkflowActivity<ReconcileInput, Unit>
{
    /// <inheritdoc/>
    public override Task<Unit> RunAsync(WorkflowActivityContext context, ReconcileInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        foreach (var item in input.Report.Items)
        {
            metrics.Dealt(item.Kind, item.Outcome);
            LogFinding(
                item.Outcome is FindingOutcome.GoneByItself ? LogLevel.Information : LogLevel.Warning,
                item.Kind, item.Outcome, item.EipId, item.ResourceId, input.Partition, item.Before, item.After ?? item.Error, context.InstanceId);
        }

        metrics.Ended(time.GetUtcNow() - input.StartedAt, time.GetUtcNow());
        return Task.FromResult(default(Unit));
    }

    [LoggerMessage(
        EventId = 5100,
        Message = "Reconciliation {ReconciliationId}: {Kind} {Outcome}, EIP {EipId}, resource {ResourceId} of {Partition}. Before: {Before} After: {After}")]
    private partial void LogFinding(
        LogLevel level, FindingKind kind, FindingOutcome outcome, string? eipId, string? resourceId, Domain.Accounts.AccountRegion partition, string before, string? after, string reconciliationId);
}
