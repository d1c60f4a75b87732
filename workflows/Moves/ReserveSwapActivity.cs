using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Moves;

/// <summary>Evaluates every rule and, when all hold, reserves both EIPs for each other's places.</summary>
/// <param name="store">The state changes.</param>
public sealed class ReserveSwapActivity(MoveStore store) : WorkflowActivity<OperationInput, ReserveOutcome>
{
    /// <inheritdoc/>
    public override async Task<ReserveOutcome> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var scope = input.ScopeOf(context);
        var reservation = await store.ReserveAsync(scope, input.Swap!, context.CancellationToken).ConfigureAwait(false);
        if (reservation.Violations.Count > 0 && context.Attempt > 1)
        {
            // An earlier attempt's request may still be on its way: it must not land after the rejection.
            await store.RollBackAsync(scope, input.EipIds, "Rejected.", context.CancellationToken).ConfigureAwait(false);
        }

        return ReserveOutcome.From(reservation, scope);
    }
}
