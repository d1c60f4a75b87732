using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The NAT gateway is Available. (API reference: CreateSnatEntry.)</summary>
internal sealed class NatGatewayStateRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "nat-gateway-state";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "a NAT gateway that is being created or changed";

    private protected override AlibabaError Error => SnatErrors.NatGatewayStatus;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        if (snapshot.NatGateway?.Resource is not NatGateway { Status: not NatGatewayStatus.Deleting } nat)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Available", nat.Status.ToString());
        return nat.Status is NatGatewayStatus.Available
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' is {nat.Status}; it must be Available.",
                "Wait until the NAT gateway is Available, then try again.",
                nat.ResourceId);
    }
}
