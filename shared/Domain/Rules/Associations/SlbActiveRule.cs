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

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Target?.Resource is SlbInstance { Status: not SlbStatus.Active } slb
            ? Violated(
                $"SLB instance '{slb.ResourceId}' is {slb.Status}; it must be Active.",
                "Start or unlock the SLB instance, then try again.",
                slb.ResourceId)
            : null;
}
