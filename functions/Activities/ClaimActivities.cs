using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Claims;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of claims.</summary>
public sealed class ClaimActivities(ActivityRunner runner)
{
    [Function(nameof(ChooseEipActivity))]
    public Task<ActivityResult> ChooseEip([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ChooseEipActivity), call, client);

    [Function(nameof(AllocateEipActivity))]
    public Task<ActivityResult> AllocateEip([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(AllocateEipActivity), call, client);
}
