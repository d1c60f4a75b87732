using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>
/// Associates an EIP with a resource: reserve, bind, verify, commit, publish. What fails or is cancelled is unbound.
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
}
