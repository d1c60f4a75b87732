using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Nat;

/// <summary>The NAT gateway is Available. (API reference: CreateForwardEntry, CreateSnatEntry.)</summary>
/// <typeparam name="TSnapshot">What the rules for the kind of entry read.</typeparam>
/// <param name="source">The action that makes the entry.</param>
/// <param name="error">The error that the action documents.</param>
internal sealed class NatGatewayStateRule<TSnapshot>(string source, AlibabaError error) : Rule<TSnapshot>
    where TSnapshot : INatEntrySnapshot
{
    public override string Id => "nat-gateway-state";

    public override string Source => source;

    public override string BlocksOn => "a NAT gateway that is being created or changed";

    private protected override AlibabaError Error => error;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(TSnapshot snapshot)
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
