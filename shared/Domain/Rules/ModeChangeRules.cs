using EipFunctions.Domain.Rules.Associations;
using EipFunctions.Domain.Rules.ModeChanges;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of a change of mode: its own, and those that an association in that mode has.</summary>
public static class ModeChangeRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<ModeChangeSnapshot> All { get; } = new(
    [
        new ModeChanges.EipExistsRule(),
        new ModeChanges.EipNotInTransitionRule(),
        new ResourceVisibleRule(),
        new PrivateIpNeedsAssociationRule(),
        new AsAssociationRule(new EipNotFinancialLockedRule()),
        new AsAssociationRule(new EipNotSecurityLockedRule()),
        new AsAssociationRule(new ModeSupportedRule()),
        new AsAssociationRule(new ModeOnlyForEniRule()),
        new AsAssociationRule(new ModeGrantedRule()),
        new AsAssociationRule(new PrivateIpOnlyForEniRule()),
        new AsAssociationRule(new EniSecondaryRule()),
        new AsAssociationRule(new EniNotDeletingRule()),
        new AsAssociationRule(new EniStateRule()),
        new AsAssociationRule(new EniPrivateIpKnownRule()),
        new AsAssociationRule(new EniPrivateIpFreeRule()),
        new AsAssociationRule(new EniPrivateIpsLeftRule()),
        new AsAssociationRule(new EniOneModeRule()),
        new AsAssociationRule(new EniNatOrMultiEipRule()),
        new AsAssociationRule(new EniCutThroughOneEipRule()),
        new AsAssociationRule(new EniCutThroughNoSecondaryIpsRule()),
        new AsAssociationRule(new EniCutThroughDetachedRule()),
        new AsAssociationRule(new EniMultiEipQuotaRule()),
        new AsAssociationRule(new EniMultiEipInstanceTypeRule()),
    ]);
}
