using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of an association.</summary>
public static class AssociationRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<AssociationSnapshot> All { get; } = new(
    [
        new EipExistsRule(),
        new ResourceExistsRule(),
        new KindSupportedRule(),
        new KindMatchesRule(),
        new EipNotInTransitionRule(),
        new EipAvailableRule(),
        new EipNotHeldRule(),
        new EipNotFinancialLockedRule(),
        new EipNotSecurityLockedRule(),
        new SameRegionRule(),
        new ResourceInVpcRule(),
        new ModeSupportedRule(),
        new ModeOnlyForEniRule(),
        new ModeGrantedRule(),
        new PrivateIpOnlyForEniRule(),
        new EcsNotReleasedRule(),
        new EcsStateRule(),
        new EcsNoPublicIpRule(),
        new EcsOneEipRule(),
        new EcsNoDnatEntriesRule(),
        new SlbFromEipSideRule(),
        new SlbInternalRule(),
        new SlbActiveRule(),
        new SlbOneEipRule(),
        new HaVipNotDeletingRule(),
        new HaVipStateRule(),
        new HaVipOneEipRule(),
        new HaVipNoDnatEntriesRule(),
        new NatNotDeletingRule(),
        new NatStateRule(),
        new NatNotFinancialLockedRule(),
        new NatBandwidthPlanRule(),
        new NatEipQuotaRule(),
        new NatPayByTrafficQuotaRule(),
        new EniSecondaryRule(),
        new EniNotDeletingRule(),
        new EniStateRule(),
        new EniPrivateIpKnownRule(),
        new EniPrivateIpFreeRule(),
        new EniPrivateIpsLeftRule(),
        new EniOneModeRule(),
        new EniNatOrMultiEipRule(),
        new EniCutThroughOneEipRule(),
        new EniCutThroughNoSecondaryIpsRule(),
        new EniCutThroughDetachedRule(),
        new EniMultiEipQuotaRule(),
        new EniMultiEipInstanceTypeRule(),
    ]);

    /// <summary>Whether nothing but the target's present state stands in the way, so that waiting for it can help.</summary>
    /// <param name="violations">Every violation of a request.</param>
    /// <returns>True when there are some, and each is of a rule that awaits the target.</returns>
    public static bool AwaitTarget(IReadOnlyList<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations.Count > 0
            && violations.All(violation => All.Rules.Any(rule => rule.AwaitsTarget && rule.Id == violation.RuleId));
    }
}
