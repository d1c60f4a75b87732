using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The NAT gateway has fewer EIPs than the quota allows. Those on their way in or out count: they hold their slot.
/// (FAQ section_n2w_txw_ezn.)
/// </summary>
internal sealed class NatEipQuotaRule : Rule<AssociationSnapshot>
{
    public override string Id => "nat-eip-quota";

    public override string Source => RuleSource.FaqHowMany;

    public override string BlocksOn => "a NAT gateway that has as many EIPs as the quota allows (20)";

    private protected override AlibabaError Error => AssociationErrors.NatEipQuota;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: NatGateway nat, Occupants.Count: var count } target)
        {
            return NotApplicable;
        }

        var limit = snapshot.Account.LimitOf(Quota.EipsPerNatGateway, target);
        var found = CountText.Of(snapshot.Principal, count, limit);
        var compared = new Comparison($"fewer than {limit} EIPs", found);
        return count < limit
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' has {found} EIPs, those being associated included; the quota is "
                + $"{limit}.",
                "Disassociate an EIP from the NAT gateway, or have the quota increased.",
                nat.ResourceId);
    }
}
