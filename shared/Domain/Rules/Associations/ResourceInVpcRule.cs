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

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Target?.Resource is (EcsInstance or SlbInstance or NetworkInterface) and { VpcId: null } resource
            ? Violated(
                $"{resource.Kind} '{resource.ResourceId}' is not in a VPC.",
                "Use a resource that is deployed in a VPC.",
                resource.ResourceId)
            : null;
}
