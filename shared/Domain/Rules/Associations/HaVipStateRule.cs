using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The HAVIP is Available or InUse. One being deleted is reported by its own rule, since waiting does not help it.
/// (API reference: AssociateEipAddress.)
/// </summary>
internal sealed class HaVipStateRule : Rule<AssociationSnapshot>
{
    public override string Id => "havip-state";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a HAVIP on its way between states";

    public override bool AwaitsTarget => true;

    private protected override AlibabaError Error => AssociationErrors.HaVipStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
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
