using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Nat;

/// <summary>
/// The NAT gateway is not being deleted: no waiting brings it back. (API reference: CreateForwardEntry, CreateSnatEntry.)
/// </summary>
/// <typeparam name="TSnapshot">What the rules for the kind of entry read.</typeparam>
/// <param name="source">The action that makes the entry.</param>
/// <param name="error">The error that the action documents.</param>
internal sealed class NatGatewayNotDeletingRule<TSnapshot>(string source, AlibabaError error) : Rule<TSnapshot>
    where TSnapshot : INatEntrySnapshot
{
    public override string Id => "nat-gateway-not-deleting";

    public override string Source => source;

    public override string BlocksOn => "a NAT gateway that is being deleted";

    private protected override AlibabaError Error => error;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(TSnapshot snapshot)
    {
        if (snapshot.NatGateway?.Resource is not NatGateway nat)
        {
            return NotApplicable;
        }

        var compared = new Comparison("not Deleting", nat.Status.ToString());
        return nat.Status != NatGatewayStatus.Deleting
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' is Deleting.",
                "Use another NAT gateway.",
                nat.ResourceId);
    }
}
