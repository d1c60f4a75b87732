using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Nat;

/// <summary>The resource that is to carry the entry is a NAT gateway. (API reference: CreateForwardEntry, CreateSnatEntry.)</summary>
/// <typeparam name="TSnapshot">What the rules for the kind of entry read.</typeparam>
/// <param name="source">The action that makes the entry.</param>
/// <param name="error">The error that the action documents.</param>
internal sealed class NatGatewayKindRule<TSnapshot>(string source, AlibabaError error) : Rule<TSnapshot>
    where TSnapshot : INatEntrySnapshot
{
    public override string Id => "nat-gateway-kind";

    public override string Source => source;

    public override string BlocksOn => "a resource that is not a NAT gateway";

    private protected override AlibabaError Error => error;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(TSnapshot snapshot)
    {
        if (snapshot.NatGateway?.Resource is not { } resource)
        {
            return NotApplicable;
        }

        var compared = new Comparison(nameof(ResourceKind.Nat), resource.Kind.ToString());
        return resource is NatGateway
            ? Passed(compared)
            : Violated(
                compared,
                $"'{resource.ResourceId}' is of kind {resource.Kind}, not Nat.",
                "Name a NAT gateway.",
                resource.ResourceId);
    }
}
