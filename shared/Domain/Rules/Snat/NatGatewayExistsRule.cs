namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The NAT gateway exists, and the principal may see it. (API reference: CreateSnatEntry.)</summary>
internal sealed class NatGatewayExistsRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "nat-gateway-exists";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "no such NAT gateway that the caller may see";

    private protected override AlibabaError Error => SnatErrors.TableNotFound;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        var asked = snapshot.Entry.NatGatewayId;
        var compared = new Comparison(
            $"NAT gateway '{asked}'", snapshot.NatGateway?.Resource.Kind.ToString() ?? Comparison.None);
        return snapshot.NatGateway is not null
            ? Passed(compared)
            : Violated(compared, $"There is no NAT gateway '{asked}'.", "Check the id, or register the NAT gateway.");
    }
}
