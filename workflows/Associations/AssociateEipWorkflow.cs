using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>
/// Associates an EIP with a resource: reserve, bind, verify, commit, publish. What fails or is cancelled is unbound. A
/// deferred request waits for the resource where only its present state stands in the way of the reservation.
/// </summary>
public sealed class AssociateEipWorkflow : OperationWorkflow
{
    private protected override OperationPlan Plan { get; } = new(
        nameof(ReserveAssociationActivity),
        nameof(RollBackAssociationActivity),
        GatewayStep.Bind,
        Undo: GatewayStep.Unbind,
        nameof(CommitAssociationActivity),
        RecordFailure: nameof(RecordAssociationFailureActivity));

    private protected override Task<ReserveOutcome?> ReserveAsync(Steps steps, WorkflowContext context, OperationInput input) =>
        input.Association!.Defer is { } deferral
            ? new DeferredReserve(steps, context, input, deferral).RunAsync(Plan.Reserve)
            : base.ReserveAsync(steps, context, input);
}
