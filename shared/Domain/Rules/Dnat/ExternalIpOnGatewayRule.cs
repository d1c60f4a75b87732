using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The external address is an EIP of the NAT gateway. (API reference: CreateForwardEntry.)</summary>
internal sealed class ExternalIpOnGatewayRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "external-ip-on-gateway";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an external address that is not an EIP of the NAT gateway";

    private protected override AlibabaError Error => DnatErrors.ExternalIpNotOnGateway;

    private protected override string Field => "externalIp";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var address = snapshot.Entry.ExternalIp;
        if (snapshot.NatGateway is not { Resource: NatGateway nat } gateway || !Ipv4Form.IsValid(address))
        {
            return NotApplicable;
        }

        var isOnGateway = gateway.Occupants.Any(o => o.IpAddress == address);
        var compared = new Comparison(
            $"'{address}' among the EIPs of the NAT gateway", isOnGateway ? "among them" : "not among them");
        return isOnGateway
            ? Passed(compared)
            : Violated(
                compared,
                $"'{address}' is not an EIP of NAT gateway '{nat.ResourceId}'.",
                "Associate the EIP with the NAT gateway first.",
                nat.ResourceId);
    }
}
