using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules.Dnat;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>Every address to go out by is an EIP of the NAT gateway. (API reference: CreateSnatEntry.)</summary>
internal sealed class SnatIpOnGatewayRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "snat-ip-on-gateway";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "an address to go out by that is not an EIP of the NAT gateway";

    private protected override AlibabaError Error => SnatErrors.SnatIpNotOnGateway;

    private protected override string Field => "snatIps";

    public override Violation? Evaluate(SnatEntrySnapshot snapshot)
    {
        if (snapshot.NatGateway is not { Resource: NatGateway nat } gateway)
        {
            return null;
        }

        var missing = snapshot.Entry.SnatIps
            .Where(Ipv4Form.IsValid).Except(gateway.Occupants.Select(o => o.IpAddress)).ToList();
        return missing.Count == 0
            ? null
            : Violated(
                $"{string.Join(", ", missing)}: not an EIP of NAT gateway '{nat.ResourceId}'.",
                "Associate the EIP with the NAT gateway first.",
                nat.ResourceId);
    }
}
