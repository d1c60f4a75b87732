using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>
/// Associates an EIP with a resource: reserve, bind, verify, commit, publish. A step that fails, or a cancellation
/// before the commit, undoes everything.
/// </summary>
public sealed class AssociateEipWorkflow : Workflow<OperationInput, OperationOutcome>
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
                nameof(RollBackAssociationActivity),
                reason => new OperationFailure(input, input.Association!.ResourceId, reason));
            var reserved = await steps.ReserveAsync(nameof(ReserveAssociationActivity));
            if (reserved.Change is not { } change)
            {
                return new() { Status = OperationStatus.Rejected, Violations = reserved.Violations };
            }

            steps.OnRollBack(nameof(UnbindEipActivity), nameof(VerifyUnboundActivity), change.Undo());
            await steps.ChangeGatewayAsync(nameof(BindEipActivity), change);
            await steps.ReadBackAsync(nameof(VerifyBoundActivity), change);
            await steps.CommitAsync(nameof(CommitAssociationActivity), input);
        }
#pragma warning disable CA1031 // Whatever ends it early, what it did must be undone.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return await steps.RollBackAsync(nameof(RecordAssociationFailureActivity), cause);
        }

        return await steps.SucceedAsync();
    }
}
