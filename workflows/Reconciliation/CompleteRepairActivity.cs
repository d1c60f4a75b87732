using EipFunctions.Domain.Reconciliation;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Records a repair that was read back from the gateway. One that an operation came before is none: the operation has
/// the EIP, and the gateway refuses whatever is older.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="repairs">The state changes.</param>
public sealed class CompleteRepairActivity(StateStore store, RepairStore repairs) : WorkflowActivity<RepairCompletion, Resolution>
{
    /// <inheritdoc/>
    public override async Task<Resolution> RunAsync(WorkflowActivityContext context, RepairCompletion input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (repair, token) = (input.Repair, context.CancellationToken);
        if (input.Error is { } error)
        {
            var row = await store
                .GetAsync(repair.Partition, Keys.Eip(repair.Suspect.EipId!), Freshness.Stored, token).ConfigureAwait(false);
            var isLost = input.IsOfGateway && row is not null && row.Value.OperationId != repair.RepairId;
            return new()
            {
                Outcome = isLost ? FindingOutcome.GoneByItself : FindingOutcome.Failed,
                Error = isLost ? null : error,
                Took = new(StorageRequests: 1),
            };
        }

        var isRecorded = await repairs
            .RecordAsync(repair.Scope, repair.Suspect, input.After, input.IsOfGateway, token).ConfigureAwait(false);
        return new()
        {
            Outcome = isRecorded ? FindingOutcome.Repaired : FindingOutcome.GoneByItself,
            After = isRecorded ? input.After : null,
            Took = new(StorageRequests: 3),
        };
    }
}
