using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.Rules.ModeChanges;

/// <summary>The EIP is Available or InUse: no other operation is changing it. (API reference: ModifyEipForwardMode.)</summary>
internal sealed class EipNotInTransitionRule : Rule<ModeChangeSnapshot>
{
    public override string Id => "eip-not-in-transition";

    public override string Source => RuleSource.ModifyForwardMode;

    public override string BlocksOn => "an EIP that another operation is changing";

    private protected override AlibabaError Error => AssociationErrors.TaskConflict;

    private protected override string Field => "eipId";

    public override Violation? Evaluate(ModeChangeSnapshot snapshot) =>
        snapshot.Eip is { } eip && EipStateMachine.IsTransitional(eip.State)
            ? Violated(
                $"EIP '{eip.EipId}' is {eip.State}: another operation is changing it.",
                "Wait for that operation to end, then try again.",
                eip.EipId)
            : null;
}
