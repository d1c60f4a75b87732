namespace EipFunctions.Domain.Rules.Nat;

/// <summary>The NAT gateway exists, and the principal may see it. (API reference: CreateForwardEntry, CreateSnatEntry.)</summary>
/// <typeparam name="TSnapshot">What the rules for the kind of entry read.</typeparam>
/// <param name="source">The action that makes the entry.</param>
/// <param name="error">The error that the action documents.</param>
internal sealed class NatGatewayExistsRule<TSnapshot>(string source, AlibabaError error) : Rule<TSnapshot>
    where TSnapshot : INatEntrySnapshot
{
    public override string Id => "nat-gateway-exists";

    public override string Source => source;

    public override string BlocksOn => "no such NAT gateway that the caller may see";

    private protected override AlibabaError Error => error;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(TSnapshot snapshot)
    {
        var asked = snapshot.NatGatewayId;
        var compared = new Comparison(
            $"NAT gateway '{asked}'", snapshot.NatGateway?.Resource.Kind.ToString() ?? Comparison.None);
        return snapshot.NatGateway is not null
            ? Passed(compared)
            : Violated(compared, $"There is no NAT gateway '{asked}'.", "Check the id, or register the NAT gateway.");
    }
}
