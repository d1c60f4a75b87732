using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// The VPC of the NAT gateway is known: without it nobody could tell which resource has the internal address, and
/// nothing would keep an EIP and the entry apart (FAQ section_wa9_tjs_eb2).
/// </summary>
internal sealed class NatGatewayInVpcRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "nat-gateway-in-vpc";

    public override string Source => RuleSource.FaqDnat;

    public override string BlocksOn => "a NAT gateway that is registered without its VPC";

    private protected override AlibabaError Error => DnatErrors.InternalIpOutOfVpc;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        if (snapshot.NatGateway?.Resource is not NatGateway nat)
        {
            return NotApplicable;
        }

        var compared = new Comparison("a VPC", nat.VpcId is null ? Comparison.None : $"VPC '{nat.VpcId}'");
        return nat.VpcId is not null
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' is registered without a VPC.",
                "Register the NAT gateway with its VPC.",
                nat.ResourceId);
    }
}
