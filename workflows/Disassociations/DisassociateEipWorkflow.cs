using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Disassociations;

/// <summary>
/// Disassociates an EIP from its resource: reserve, unbind, verify, commit, publish. A step that fails, or a
/// cancellation before the commit, binds it again as it was.
/// </summary>
public sealed class DisassociateEipWorkflow : Workflow<OperationInput, OperationOutcome>
{
    /// <inheritdoc/>
    public override async Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var steps = new Steps(context, input);
        try
        {
            steps.OnRollBack(
                nameof(RollBackDisassociationActivity),
                reason => new OperationFailure(input, input.Disassociation!.ResourceId, reason));
            var reserved = await steps.ReserveAsync(nameof(ReserveDisassociationActivity));
            if (reserved.Change is not { Binding: { } binding } change)
            {
                return new() { Status = OperationStatus.Rejected, Violations = reserved.Violations };
            }

            steps.OnRollBack(nameof(BindEipActivity), nameof(VerifyBoundActivity), change.Undo());
            await steps.ChangeGatewayAsync(nameof(UnbindEipActivity), change);
            await steps.ReadBackAsync(nameof(VerifyUnboundActivity), change);
            await steps.CommitAsync(nameof(CommitDisassociationActivity), new DisassociationCommit(input, binding.ResourceId));
        }
#pragma warning disable CA1031 // Whatever ends it early, what it did must be undone.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return await steps.RollBackAsync(nameof(RecordDisassociationFailureActivity), cause);
        }

        return await steps.SucceedAsync();
    }
}
