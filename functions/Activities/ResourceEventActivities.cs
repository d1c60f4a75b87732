using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.ResourceEvents;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of events about resources.</summary>
public sealed class ResourceEventActivities(ActivityRunner runner)
{
    [Function(nameof(ApplyResourceEventActivity))]
    public Task<ActivityResult> ApplyResourceEvent([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ApplyResourceEventActivity), call, client);

    [Function(nameof(PlanAssociationEndActivity))]
    public Task<ActivityResult> PlanAssociationEnd([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(PlanAssociationEndActivity), call, client);

    [Function(nameof(RemoveGoneResourceActivity))]
    public Task<ActivityResult> RemoveGoneResource([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RemoveGoneResourceActivity), call, client);
}
