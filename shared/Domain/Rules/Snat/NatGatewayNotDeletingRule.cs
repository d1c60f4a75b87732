using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>
/// The NAT gateway is not being deleted: no waiting brings it back. (API reference: CreateSnatEntry.)
/// </summary>
internal sealed class NatGatewayNotDeletingRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "nat-gateway-not-deleting";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "a NAT gateway that is being deleted";

    private protected override AlibabaError Error => SnatErrors.NatGatewayNotExist;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
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
