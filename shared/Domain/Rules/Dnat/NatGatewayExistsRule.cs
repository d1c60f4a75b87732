namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The NAT gateway exists, and the principal may see it. (API reference: CreateForwardEntry.)</summary>
internal sealed class NatGatewayExistsRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "nat-gateway-exists";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "no such NAT gateway that the caller may see";

    private protected override AlibabaError Error => DnatErrors.TableNotFound;

    private protected override string Field => "natGatewayId";

    public override Violation? Evaluate(DnatEntrySnapshot snapshot) =>
        snapshot.NatGateway is null
            ? Violated(
                $"There is no NAT gateway '{snapshot.Entry.NatGatewayId}'.",
                "Check the id, or register the NAT gateway.")
            : null;
}
