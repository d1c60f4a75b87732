using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Holds;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of EIPs that are held.</summary>
public sealed class HoldActivities(ActivityRunner runner)
{
    [Function(nameof(BeginHoldActivity))]
    public Task<ActivityResult> BeginHold([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(BeginHoldActivity), call, client);

    [Function(nameof(FindReplacementActivity))]
    public Task<ActivityResult> FindReplacement([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(FindReplacementActivity), call, client);

    [Function(nameof(RecordObstacleActivity))]
    public Task<ActivityResult> RecordObstacle([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RecordObstacleActivity), call, client);

    [Function(nameof(EndHoldActivity))]
    public Task<ActivityResult> EndHold([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(EndHoldActivity), call, client);
}
