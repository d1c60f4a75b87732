using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>No other operation is changing the EIP. (API reference: AssociateEipAddress.)</summary>
internal sealed class EipNotInTransitionRule : Rule<AssociationSnapshot>
{
    public override string Id => "eip-not-in-transition";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "an EIP that another operation is changing";

    private protected override AlibabaError Error => AssociationErrors.TaskConflict;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("no operation under way", eip.State.ToString());
        if (!EipStateMachine.IsTransitional(eip.State))
        {
            return Passed(compared);
        }

        var holder = AssociatedResource.VisibleTo(snapshot);
        return Violated(
            compared,
            $"EIP '{eip.EipId}' is {eip.State}{(holder is null ? "" : $", with '{holder}'")}: another operation is changing it.",
            "Wait for that operation to end, then try again.",
            holder ?? eip.EipId);
    }
}
