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

    public override Violation? Evaluate(DnatEntrySnapshot snapshot) =>
        snapshot.NatGateway is { Resource: NatGateway nat } gateway
        && Ipv4Form.IsValid(snapshot.Entry.ExternalIp)
        && gateway.Occupants.All(o => o.IpAddress != snapshot.Entry.ExternalIp)
            ? Violated(
                $"'{snapshot.Entry.ExternalIp}' is not an EIP of NAT gateway '{nat.ResourceId}'.",
                "Associate the EIP with the NAT gateway first.",
                nat.ResourceId)
            : null;
}
