using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>The EIP is associated. (API reference: UnassociateEipAddress.)</summary>
internal sealed class EipInUseRule : Rule<DisassociationSnapshot>
{
    public override string Id => "eip-in-use";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an EIP that is associated with nothing";

    private protected override AlibabaError Error => DisassociationErrors.IncorrectEipStatus;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot.Eip is not { State: EipState.Available or EipState.InUse } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("InUse", eip.State.ToString());
        return eip.State == EipState.InUse
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is Available: it is associated with nothing.",
                "There is nothing to disassociate.");
    }
}
