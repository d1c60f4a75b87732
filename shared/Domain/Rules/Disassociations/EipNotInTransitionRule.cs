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

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
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
