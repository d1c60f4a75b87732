using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Operations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of any operation.</summary>
public sealed class OperationActivities(ActivityRunner runner)
{
    [Function(nameof(BeginRollBackActivity))]
    public Task<ActivityResult> BeginRollBack([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(BeginRollBackActivity), call, client);
}
