using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The HAVIP is not being deleted: no waiting brings it back. (API reference: AssociateEipAddress.)</summary>
internal sealed class HaVipNotDeletingRule : Rule<AssociationSnapshot>
{
    public override string Id => "havip-not-deleting";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a HAVIP that is being deleted";

    private protected override AlibabaError Error => AssociationErrors.InstanceGone;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not HaVip haVip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("not Deleting", haVip.Status.ToString());
        return haVip.Status != HaVipStatus.Deleting
            ? Passed(compared)
            : Violated(
                compared,
                $"HAVIP '{haVip.ResourceId}' is Deleting.",
                "Use another HAVIP.",
                haVip.ResourceId);
    }
}
