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

    public override RuleResult Evaluate(ModeChangeSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("no operation under way", eip.State.ToString());
        return !EipStateMachine.IsTransitional(eip.State)
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is {eip.State}: another operation is changing it.",
                "Wait for that operation to end, then try again.",
                eip.EipId);
    }
}
