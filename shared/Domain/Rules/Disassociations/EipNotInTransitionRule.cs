using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>No other operation is changing the EIP. (API reference: UnassociateEipAddress.)</summary>
internal sealed class EipNotInTransitionRule : Rule<DisassociationSnapshot>
{
    public override string Id => "eip-not-in-transition";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an EIP that another operation is changing";

    private protected override AlibabaError Error => DisassociationErrors.TaskConflict;

    private protected override string Field => "eipId";

    public override Violation? Evaluate(DisassociationSnapshot snapshot) =>
        snapshot.Eip is { } eip && EipStateMachine.IsTransitional(eip.State)
            ? Violated(
                $"EIP '{eip.EipId}' is {eip.State}: another operation is changing it.",
                "Wait for that operation to end, then try again.",
                eip.EipId)
            : null;
}
