using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The ECS instance is not assigned a public IP address. (FAQ section_77i_2nv_smy.)</summary>
internal sealed class EcsNoPublicIpRule : Rule<AssociationSnapshot>
{
    public override string Id => "ecs-no-public-ip";

    public override string Source => RuleSource.FaqEcs;

    public override string BlocksOn => "an ECS instance that is assigned a public IP address";

    private protected override AlibabaError Error => AssociationErrors.PublicIp;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not EcsInstance ecs)
        {
            return NotApplicable;
        }

        var address = string.IsNullOrEmpty(ecs.PublicIpAddress) ? Comparison.None : ecs.PublicIpAddress;
        var compared = new Comparison("no public IP address", address);
        return address == Comparison.None
            ? Passed(compared)
            : Violated(
                compared,
                $"ECS instance '{ecs.ResourceId}' is assigned public IP address '{address}'.",
                "Release the public IP address or convert it to an EIP, or use another instance.",
                ecs.ResourceId);
    }
}
