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
}
