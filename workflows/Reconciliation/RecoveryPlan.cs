using EipFunctions.Domain.Eips;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Disassociations;
using EipFunctions.Workflows.ModeChanges;
using EipFunctions.Workflows.Moves;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Releases;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>How an operation that left an EIP in a state is undone: the activities of the operation itself.</summary>
/// <param name="RollBack">Gives the reservation back.</param>
/// <param name="Undo">Undoes the change of the gateway; null where there is nothing to undo.</param>
/// <param name="RecordFailure">Records and announces the failure; null where none is announced.</param>
internal sealed record RecoveryPlan(string RollBack, GatewayStep? Undo, string? RecordFailure)
{
    /// <summary>
    /// Finds the plan from the EIP's row, which is all that is left of the operation. What was bound before takes its place
    /// again whatever the gateway has by now.
    /// </summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="isSwap">Whether the operation has another EIP, too.</param>
    public static RecoveryPlan Of(Eip eip, bool isSwap) => eip switch
    {
        { State: EipState.Associating, Association: { Replaces: { } before } after } when isSwap || before.ResourceId != after.ResourceId => new(
            nameof(RollBackMoveActivity), GatewayStep.Rebind, nameof(RecordMoveFailureActivity)),
        { State: EipState.Associating, Association.Replaces: not null } => new(
            nameof(RollBackModeChangeActivity), GatewayStep.Rebind, nameof(RecordModeChangeFailureActivity)),
        { State: EipState.Associating } => new(
            nameof(RollBackAssociationActivity), GatewayStep.Unbind, nameof(RecordAssociationFailureActivity)),
        { State: EipState.Unassociating } => new(
            nameof(RollBackDisassociationActivity), GatewayStep.Rebind, nameof(RecordDisassociationFailureActivity)),
        { State: EipState.Releasing } => new(nameof(RollBackReleaseActivity), Undo: null, RecordFailure: null),
        _ => throw new ArgumentOutOfRangeException(nameof(eip), eip.State, "No operation has the EIP."),
    };
}
