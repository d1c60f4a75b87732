using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.ModeChanges;

/// <summary>Evaluates every rule and, when all hold, reserves the EIP and the slot that it has in the new mode.</summary>
/// <param name="store">The state changes.</param>
public sealed class ReserveModeChangeActivity(ModeChangeStore store) : WorkflowActivity<OperationInput, ReserveOutcome>
{
    /// <inheritdoc/>
    public override async Task<ReserveOutcome> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (scope, request) = (input.ScopeOf(context), input.ModeChange!);
        var reservation = await store.ReserveAsync(scope, request, context.CancellationToken).ConfigureAwait(false);
        if (reservation.Violations.Count > 0 && context.Attempt > 1)
        {
            // An earlier attempt's request may still be on its way: it must not land after the rejection.
            await store.RollBackAsync(scope, request.EipId, "Rejected.", context.CancellationToken).ConfigureAwait(false);
        }

        return ReserveOutcome.From(reservation, scope);
    }
}
