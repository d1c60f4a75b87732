using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The SLB instance is in service. (API reference: AssociateEipAddress.)</summary>
internal sealed class SlbActiveRule : Rule<AssociationSnapshot>
{
    public override string Id => "slb-active";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "an SLB instance that is stopped or locked";

    private protected override AlibabaError Error => AssociationErrors.InstanceStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not SlbInstance slb)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Active", slb.Status.ToString());
        return slb.Status is SlbStatus.Active
            ? Passed(compared)
            : Violated(
                compared,
                $"SLB instance '{slb.ResourceId}' is {slb.Status}; it must be Active.",
                "Start or unlock the SLB instance, then try again.",
                slb.ResourceId);
    }
}
