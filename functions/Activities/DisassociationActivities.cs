using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Disassociations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of disassociations.</summary>
public sealed class DisassociationActivities(ActivityRunner runner)
{
    [Function(nameof(ReserveDisassociationActivity))]
    public Task<ActivityResult> ReserveDisassociation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveDisassociationActivity), call, client);

    [Function(nameof(CommitDisassociationActivity))]
    public Task<ActivityResult> CommitDisassociation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CommitDisassociationActivity), call, client);

    [Function(nameof(RecordDisassociationFailureActivity))]
    public Task<ActivityResult> RecordDisassociationFailure([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RecordDisassociationFailureActivity), call, client);

    [Function(nameof(RollBackDisassociationActivity))]
    public Task<ActivityResult> RollBackDisassociation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RollBackDisassociationActivity), call, client);

    [Function(nameof(FindAssociationActivity))]
    public Task<ActivityResult> FindAssociation([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(FindAssociationActivity), call, client);
}
