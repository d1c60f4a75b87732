using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>In multi-EIP mode the ENI has fewer EIPs than the quota allows. (EIP documentation: Limits.)</summary>
internal sealed class EniMultiEipQuotaRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-multi-eip-quota";

    public override string Source => RuleSource.Limits;

    public override string BlocksOn => "MULTI_BINDED mode for an ENI that has as many EIPs in it as the quota allows (10)";

    private protected override AlibabaError Error => AssociationErrors.MultiEipQuota;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Mode: EipMode.MultiEip, Target: { Resource: NetworkInterface eni } target })
        {
            return NotApplicable;
        }

        var limit = snapshot.Account.LimitOf(Quota.MultiEipsPerNetworkInterface, target);
        var count = target.Occupants.Count(o => o.Mode == EipMode.MultiEip);
        var found = CountText.Of(snapshot.Principal, count, limit);
        var compared = new Comparison($"fewer than {limit} EIPs in mode MULTI_BINDED", found);
        return count < limit
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' has {found} EIPs in mode MULTI_BINDED; the quota is {limit}.",
                "Disassociate one of its EIPs, or have the quota increased.",
                eni.ResourceId);
    }
}
