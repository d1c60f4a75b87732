using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
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

        var steps = new Steps(context, input);
        steps.OnRollBack(stuck.RollBack, reason => new OperationFailure(input, stuck.ResourceId, reason));
        if (stuck.Undo is { } undo)
        {
            steps.OnRollBack(new(stuck.UndoChange!, stuck.UndoReadBack!), undo);
        }

        return await steps.RollBackAsync(
            stuck.RecordFailure, new InvalidOperationException("The operation ended without an outcome; the reconciler undid it."));
    }
}
