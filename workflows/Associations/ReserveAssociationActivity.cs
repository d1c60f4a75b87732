using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>Evaluates every rule and, when all hold, reserves the EIP and a slot of the resource.</summary>
/// <param name="store">The state changes.</param>
public sealed class ReserveAssociationActivity(AssociationStore store) : WorkflowActivity<OperationInput, ReserveOutcome>
{
    /// <inheritdoc/>
    public override async Task<ReserveOutcome> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (scope, request) = (input.ScopeOf(context), input.Association!);
        var reservation = await store
            .ReserveAsync(scope, request, context.CancellationToken).ConfigureAwait(false);
        if (reservation.Eip is null && context.Attempt > 1)
        {
            // An earlier attempt's request may still be on its way: it must not land after the rejection.
            await store
                .RollBackAsync(scope, request.EipId, request.ResourceId, "Rejected.", context.CancellationToken).ConfigureAwait(false);
        }

        return ReserveOutcome.From(reservation, scope);
    }
}
