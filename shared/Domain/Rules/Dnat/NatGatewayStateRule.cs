using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The NAT gateway is Available. (API reference: CreateForwardEntry.)</summary>
internal sealed class NatGatewayStateRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "nat-gateway-state";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "a NAT gateway that is being created or changed";

    private protected override AlibabaError Error => DnatErrors.NatGatewayStatus;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
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
