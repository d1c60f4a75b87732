using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Plans;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of plans and batches.</summary>
public sealed class PlanActivities(ActivityRunner runner)
{
    [Function(nameof(PlanAssociationsActivity))]
    public Task<ActivityResult> PlanAssociations([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(PlanAssociationsActivity), call, client);

    [Function(nameof(ForecastAssociationsActivity))]
    public Task<ActivityResult> ForecastAssociations([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ForecastAssociationsActivity), call, client);
}
