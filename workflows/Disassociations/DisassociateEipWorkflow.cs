using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Disassociations;

/// <summary>
/// Disassociates an EIP from its resource: reserve, unbind, verify, commit, publish. What fails or is cancelled is bound
/// again as it was.
/// </summary>
public sealed class DisassociateEipWorkflow : OperationWorkflow
{
    private protected override OperationPlan Plan { get; } = new(
        nameof(ReserveDisassociationActivity),
        nameof(RollBackDisassociationActivity),
        GatewayStep.Unbind,
        Undo: GatewayStep.Bind,
        nameof(CommitDisassociationActivity),
        RecordFailure: nameof(RecordDisassociationFailureActivity));
}
