using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// Among the EIPs of the NAT gateway fewer are pay-by-data-transfer than the quota allows. (FAQ section_n2w_txw_ezn.)
/// </summary>
internal sealed class NatPayByTrafficQuotaRule : Rule<AssociationSnapshot>
{
    public override string Id => "nat-pay-by-traffic-quota";

    public override string Source => RuleSource.FaqHowMany;

    public override string BlocksOn => "a pay-by-data-transfer EIP for a NAT gateway that has as many of them as the quota allows (10)";

    private protected override AlibabaError Error => AssociationErrors.NatTrafficEipQuota;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not
            {
                Eip: { InternetChargeType: InternetChargeType.PayByTraffic } eip,
                Target: { Resource: NatGateway nat } target,
            })
        {
            return NotApplicable;
        }

        var limit = snapshot.Account.LimitOf(Quota.PayByTrafficEipsPerNatGateway, target);
        var count = target.Occupants.Count(o => o.InternetChargeType == InternetChargeType.PayByTraffic);
        var found = CountText.Of(snapshot.Principal, count, limit);
        var compared = new Comparison($"fewer than {limit} PayByTraffic EIPs", found);
        return count < limit
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is PayByTraffic, and NAT gateway '{nat.ResourceId}' has {found} such EIPs; the "
                + $"quota is {limit}.",
                "Use a PayByBandwidth EIP, or have the quota increased.",
                nat.ResourceId);
    }
}
