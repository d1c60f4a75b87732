using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.ModeChanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of mode changes.</summary>
public sealed class ModeChangeActivities(ActivityRunner runner)
{
    [Function(nameof(ReserveModeChangeActivity))]
    public Task<ActivityResult> ReserveModeChange([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveModeChangeActivity), call, client);

    [Function(nameof(CommitModeChangeActivity))]
    public Task<ActivityResult> CommitModeChange([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CommitModeChangeActivity), call, client);

    [Function(nameof(RecordModeChangeFailureActivity))]
    public Task<ActivityResult> RecordModeChangeFailure([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RecordModeChangeFailureActivity), call, client);

    [Function(nameof(RollBackModeChangeActivity))]
    public Task<ActivityResult> RollBackModeChange([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RollBackModeChangeActivity), call, client);
}
