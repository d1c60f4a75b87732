using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// The resource that is named for the internal address is in the VPC of the NAT gateway. (API reference: CreateForwardEntry.)
/// </summary>
internal sealed class TargetSameVpcRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "target-same-vpc";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an internal address in another region or VPC than the NAT gateway";

    private protected override AlibabaError Error => DnatErrors.InternalIpOutOfVpc;

    private protected override string Field => "internalIp";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        if (snapshot is not { NatGateway.Resource: NatGateway { VpcId: not null } nat, Named.Resource: { } target })
        {
            return NotApplicable;
        }

        var compared = new Comparison($"VPC '{nat.VpcId}' of '{nat.RegionId}'", $"VPC '{target.VpcId}' of '{target.RegionId}'");
        return target.VpcId == nat.VpcId && target.RegionId == nat.RegionId
            ? Passed(compared)
            : Violated(
                compared,
                $"'{target.ResourceId}' is in VPC '{target.VpcId}' of region '{target.RegionId}', NAT gateway "
                + $"'{nat.ResourceId}' in VPC '{nat.VpcId}' of region '{nat.RegionId}'.",
                "Use an address in the NAT gateway's VPC.",
                target.ResourceId);
    }
}
