using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Moves;

/// <summary>
/// Moves an EIP from its resource to another: reserve, rebind, verify, commit, publish. The gateway puts the new binding in
/// the place of the old one in one step, so that traffic is never bound to neither. What fails or is cancelled is bound
/// again as it was.
/// </summary>
public sealed class MoveEipWorkflow : OperationWorkflow
{
    private protected override OperationPlan Plan { get; } = new(
        nameof(ReserveMoveActivity),
        nameof(RollBackMoveActivity),
        GatewayStep.Rebind,
        Undo: GatewayStep.Rebind,
        nameof(CommitMoveActivity),
        RecordFailure: nameof(RecordMoveFailureActivity));
}
