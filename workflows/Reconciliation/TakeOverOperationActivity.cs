using EipFunctions.Gateway;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Finds out how an operation is undone, and makes sure that this comes after all that it did on the gateway.</summary>
/// <param name="repairs">The state changes.</param>
/// <param name="gateway">The gateway.</param>
public sealed class TakeOverOperationActivity(RepairStore repairs, IGateway gateway) : WorkflowActivity<OperationInput, StuckOperation?>
{
    /// <inheritdoc/>
    /// <returns>What is to be done; null when the operation does not have the EIP any more.</returns>
    public override async Task<StuckOperation?> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var scope = input.ScopeOf(context);
        var seen = await gateway.ReadFenceAsync(input.RegionId, input.EipId, context.CancellationToken).ConfigureAwait(false);
        var eip = await repairs.TakeOverAsync(scope, input.EipId, seen, context.CancellationToken).ConfigureAwait(false);
        if (eip is null)
        {
            return null;
        }

        var plan = RecoveryPlan.Of(eip);
        return new(
            plan.RollBack,
            plan.Undo?.Change,
            plan.Undo?.ReadBack,
            plan.RecordFailure,
            plan.Undo is null ? null : GatewayChanges.Of(eip, scope.Partition.AccountId, scope.OperationId).Undo(),
            eip.Association?.ResourceId);
    }
}
