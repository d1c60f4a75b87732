using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The account bought no NAT bandwidth plan before January 26, 2018: such a plan must provide the gateway's
/// addresses. (FAQ section_oml_rxp_5uc.)
/// </summary>
internal sealed class NatBandwidthPlanRule : Rule<AssociationSnapshot>
{
    private static readonly DateOnly FirstDayWithout = new(2018, 1, 26);

    public override string Id => "nat-bandwidth-plan";

    public override string Source => RuleSource.FaqNatBandwidthPlan;

    public override string BlocksOn => "a NAT gateway of an account with a NAT bandwidth plan bought before 2018-01-26";

    private protected override AlibabaError Error => AssociationErrors.NatBandwidthPlan;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not NatGateway nat)
        {
            return NotApplicable;
        }

        var boughtOn = snapshot.Account.NatBandwidthPlanBoughtOn;
        var compared = new Comparison(
            $"no NAT bandwidth plan bought before {FirstDayWithout:yyyy-MM-dd}",
            boughtOn is null ? Comparison.None : $"one bought on {boughtOn:yyyy-MM-dd}");
        return boughtOn is null || boughtOn >= FirstDayWithout
            ? Passed(compared)
            : Violated(
                compared,
                $"The account bought a NAT bandwidth plan on {boughtOn:yyyy-MM-dd}, before "
                + $"{FirstDayWithout:yyyy-MM-dd}: the plan must provide the addresses of NAT gateway "
                + $"'{nat.ResourceId}'.",
                "Use the IP addresses of the NAT bandwidth plan, or submit a ticket.",
                nat.ResourceId);
    }
}
