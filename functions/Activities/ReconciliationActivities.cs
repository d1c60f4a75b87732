using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Reconciliation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of reconciliation.</summary>
public sealed class ReconciliationActivities(ActivityRunner runner)
{
    [Function(nameof(PlanReconciliationsActivity))]
    public Task<ActivityResult> PlanReconciliations([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(PlanReconciliationsActivity), call, client);

    [Function(nameof(RunReconciliationActivity))]
    public Task<ActivityResult> RunReconciliation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RunReconciliationActivity), call, client);

    [Function(nameof(CompareBindingsActivity))]
    public Task<ActivityResult> CompareBindings([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CompareBindingsActivity), call, client);

    [Function(nameof(CompareSlotsActivity))]
    public Task<ActivityResult> CompareSlots([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CompareSlotsActivity), call, client);

    [Function(nameof(FindLeftoversActivity))]
    public Task<ActivityResult> FindLeftovers([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(FindLeftoversActivity), call, client);

    [Function(nameof(ResolveSuspectActivity))]
    public Task<ActivityResult> ResolveSuspect([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ResolveSuspectActivity), call, client);

    [Function(nameof(CompleteRepairActivity))]
    public Task<ActivityResult> CompleteRepair([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CompleteRepairActivity), call, client);

    [Function(nameof(FinishReconciliationActivity))]
    public Task<ActivityResult> FinishReconciliation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(FinishReconciliationActivity), call, client);

    [Function(nameof(TakeOverOperationActivity))]
    public Task<ActivityResult> TakeOverOperation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(TakeOverOperationActivity), call, client);
}
