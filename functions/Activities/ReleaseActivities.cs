using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Releases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of releases.</summary>
public sealed class ReleaseActivities(ActivityRunner runner)
{
    [Function(nameof(ReserveReleaseActivity))]
    public Task<ActivityResult> ReserveRelease([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveReleaseActivity), call, client);

    [Function(nameof(CommitReleaseActivity))]
    public Task<ActivityResult> CommitRelease([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CommitReleaseActivity), call, client);

    [Function(nameof(RollBackReleaseActivity))]
    public Task<ActivityResult> RollBackRelease([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RollBackReleaseActivity), call, client);
}
