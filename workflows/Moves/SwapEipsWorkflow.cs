using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Moves;

/// <summary>
/// Lets two EIPs exchange their places: reserve both, change and verify the gateway, commit both, publish. A place takes
/// one EIP at a time, so the other is unbound, the one is rebound to the place that is free then, and the other is bound
/// to what the one has left. What fails or is cancelled is undone in the opposite order, until both are bound as they were.
/// </summary>
public sealed class SwapEipsWorkflow : OperationWorkflow
{
    private protected override OperationPlan Plan { get; } = new(
        nameof(ReserveSwapActivity),
        nameof(RollBackMoveActivity),
        GatewayStep.Rebind,
        Undo: GatewayStep.Rebind,
        nameof(CommitMoveActivity),
        RecordFailure: nameof(RecordMoveFailureActivity));

    private protected override async Task ChangeAsync(Steps steps, ReserveOutcome reserved)
    {
        var (one, other) = (reserved.Change!, new OtherChanges(reserved.OtherChange!));
        steps.OnRollBack(GatewayStep.Bind, other.BindAgain);
        await steps.ChangeGatewayAsync(GatewayStep.Unbind, other.Unbind, isDecisive: true);
        steps.OnRollBack(GatewayStep.Rebind, one.Undo());
        await steps.ChangeGatewayAsync(GatewayStep.Rebind, one, isDecisive: true);
        steps.OnRollBack(GatewayStep.Unbind, other.UnbindAgain);
        await steps.ChangeGatewayAsync(GatewayStep.Bind, other.Bind);
    }
}
