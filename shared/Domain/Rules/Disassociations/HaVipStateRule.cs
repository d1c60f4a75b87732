using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The HAVIP is Available or InUse. One being deleted lets its EIP go. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class HaVipStateRule : Rule<DisassociationSnapshot>
{
    public override string Id => "havip-state";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "a HAVIP on its way between states";

    private protected override AlibabaError Error => DisassociationErrors.HaVipStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not HaVip { Status: not HaVipStatus.Deleting } haVip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Available or InUse", haVip.Status.ToString());
        return haVip.Status is HaVipStatus.Available or HaVipStatus.InUse
            ? Passed(compared)
            : Violated(
                compared,
                $"HAVIP '{haVip.ResourceId}' is {haVip.Status}; it must be Available or InUse.",
                "Wait until the HAVIP is Available or InUse, then try again.",
                haVip.ResourceId);
    }
}
