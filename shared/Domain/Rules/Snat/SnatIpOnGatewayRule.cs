using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>Every address to go out by is an EIP of the NAT gateway. (API reference: CreateSnatEntry.)</summary>
internal sealed class SnatIpOnGatewayRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "snat-ip-on-gateway";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "an address to go out by that is not an EIP of the NAT gateway";

    private protected override AlibabaError Error => SnatErrors.SnatIpNotOnGateway;

    private protected override string Field => "snatIps";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        var asked = snapshot.Entry.SnatIps.Where(Ipv4Form.IsValid).ToList();
        if (snapshot.NatGateway is not { Resource: NatGateway nat } gateway || asked.Count == 0)
        {
            return NotApplicable;
        }

        var missing = string.Join(", ", asked.Except(gateway.Occupants.Select(o => o.IpAddress)));
        var compared = new Comparison(
            $"{string.Join(", ", asked)} among the EIPs of the NAT gateway",
            missing.Length == 0 ? "among them" : $"not among them: {missing}");
        return missing.Length == 0
            ? Passed(compared)
            : Violated(
                compared,
                $"{missing}: not an EIP of NAT gateway '{nat.ResourceId}'.",
                "Associate the EIP with the NAT gateway first.",
                nat.ResourceId);
    }
}
