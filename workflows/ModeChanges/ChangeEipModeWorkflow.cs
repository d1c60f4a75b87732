using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.ModeChanges;

/// <summary>
/// Changes the mode of an association in place: reserve, rebind, verify, commit, publish. What fails or is cancelled is
/// bound again as it was. The mode of an EIP without a binding to change is changed by the reservation alone.
/// </summary>
public sealed class ChangeEipModeWorkflow : OperationWorkflow
{
    private protected override OperationPlan Plan { get; } = new(
        nameof(ReserveModeChangeActivity),
        nameof(RollBackModeChangeActivity),
        GatewayStep.Rebind,
        Undo: GatewayStep.Rebind,
        nameof(CommitModeChangeActivity),
        RecordFailure: nameof(RecordModeChangeFailureActivity));
}
