using EipFunctions.Domain.Eips;
using EipFunctions.Gateway;
using EipFunctions.Storage.Associations;
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
        if (await TakeOverAsync(scope, input.EipId, reserve: 0, context.CancellationToken).ConfigureAwait(false) is not { } eip)
        {
            return null;
        }

        // The other EIP of a swap is undone in two steps: both come after all that the gateway has seen.
        var otherId = await repairs.FindOtherOfSwapAsync(scope, eip, context.CancellationToken).ConfigureAwait(false);
        var other = otherId is null
            ? null
            : await TakeOverAsync(scope, otherId, reserve: 1, context.CancellationToken).ConfigureAwait(false);
        var plan = RecoveryPlan.Of(eip, isSwap: other is not null);
        return new(
            plan.RollBack,
            plan.Undo?.Change,
            plan.Undo?.ReadBack,
            plan.RecordFailure,
            plan.Undo is null ? null : ChangeOf(scope, eip).Undo(),
            eip.Association?.ResourceId)
        {
            Other = other is null ? null : ChangeOf(scope, other),
        };
    }

    private static GatewayChange ChangeOf(OperationScope scope, Eip eip) =>
        GatewayChanges.Of(eip, scope.Partition.AccountId, scope.OperationId);

    private async Task<Eip?> TakeOverAsync(OperationScope scope, string eipId, int reserve, CancellationToken cancellationToken)
    {
        var seen = await gateway.ReadFenceAsync(scope.Partition.RegionId, eipId, cancellationToken).ConfigureAwait(false);
        return await repairs.TakeOverAsync(scope, eipId, seen + reserve, cancellationToken).ConfigureAwait(false);
    }
}
