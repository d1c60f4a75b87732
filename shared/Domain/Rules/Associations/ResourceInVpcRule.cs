using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>An ECS instance, an internal SLB instance or an ENI is in a VPC. (FAQ section_pap_ugo_jeh.)</summary>
internal sealed class ResourceInVpcRule : Rule<AssociationSnapshot>
{
    public override string Id => "resource-in-vpc";

    public override string Source => RuleSource.FaqKinds;

    public override string BlocksOn => "an ECS instance, SLB instance or ENI outside any VPC";

    private protected override AlibabaError Error => AssociationErrors.NotInVpc;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not ((EcsInstance or SlbInstance or NetworkInterface) and var resource))
        {
            return NotApplicable;
        }

        var compared = new Comparison("a VPC", resource.VpcId ?? Comparison.None);
        return resource.VpcId is not null
            ? Passed(compared)
            : Violated(
                compared,
                $"{resource.Kind} '{resource.ResourceId}' is not in a VPC.",
                "Use a resource that is deployed in a VPC.",
                resource.ResourceId);
    }
}
