using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Associations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of associations.</summary>
public sealed class AssociationActivities(ActivityRunner runner)
{
    [Function(nameof(ReserveAssociationActivity))]
    public Task<ActivityResult> ReserveAssociation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveAssociationActivity), call, client);

    [Function(nameof(AwaitTargetActivity))]
    public Task<ActivityResult> AwaitTarget([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(AwaitTargetActivity), call, client);

    [Function(nameof(StopAwaitingTargetActivity))]
    public Task<ActivityResult> StopAwaitingTarget([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(StopAwaitingTargetActivity), call, client);

    [Function(nameof(CommitAssociationActivity))]
    public Task<ActivityResult> CommitAssociation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CommitAssociationActivity), call, client);

    [Function(nameof(RecordAssociationFailureActivity))]
    public Task<ActivityResult> RecordAssociationFailure([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RecordAssociationFailureActivity), call, client);

    [Function(nameof(RollBackAssociationActivity))]
    public Task<ActivityResult> RollBackAssociation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RollBackAssociationActivity), call, client);
}
