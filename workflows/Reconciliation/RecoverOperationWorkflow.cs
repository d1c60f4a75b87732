using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Moves;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Undoes an operation whose own instance has ended without doing so, as that would have: on the gateway, read back, in the
/// store, announced. Where the record says that it had succeeded, it has.
/// </summary>
public sealed class RecoverOperationWorkflow : Workflow<OperationInput, OperationOutcome>
{
    /// <inheritdoc/>
    public override async Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var stuck = await context.CallActivityAsync<StuckOperation?>(
            nameof(TakeOverOperationActivity), input, ReconcileCalls.Patient, CancellationToken.None);
        if (stuck is null)
        {
            return new() { Status = OperationStatus.Rejected, Error = "The operation does not have the EIP any more." };
        }

        if (stuck.Other is { } swapped)
        {
            input = input with { Swap = new() { EipId = input.EipId, OtherEipId = swapped.EipId } };
        }

        var steps = new Steps(context, input);
        steps.OnRollBack(stuck.RollBack, reason => new OperationFailure(input, stuck.ResourceId, reason));
        UndoGateway(steps, stuck);
        return await steps.RollBackAsync(
            stuck.RecordFailure, new InvalidOperationException("The operation ended without an outcome; the reconciler undid it."));
    }

    // Of a swap in the opposite order, as the swap itself would: a place takes one EIP at a time.
    private static void UndoGateway(Steps steps, StuckOperation stuck)
    {
        var other = stuck.Other is { } change ? new OtherChanges(change) : null;
        if (other is not null)
        {
            steps.OnRollBack(GatewayStep.Bind, other.BindAgain);
        }

        if (stuck.Undo is { } undo)
        {
            steps.OnRollBack(new(stuck.UndoChange!, stuck.UndoReadBack!), undo);
        }

        if (other is not null)
        {
            steps.OnRollBack(GatewayStep.Unbind, other.UnbindAgain);
        }
    }
}
