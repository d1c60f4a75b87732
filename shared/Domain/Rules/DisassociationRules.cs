using EipFunctions.Domain.Rules.Disassociations;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of a disassociation.</summary>
public static class DisassociationRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<DisassociationSnapshot> All { get; } = new(
    [
        new EipExistsRule(),
        new EipNotInTransitionRule(),
        new EipInUseRule(),
        new ResourceVisibleRule(),
        new ResourceMatchesRule(),
        new AssociationMatchesRule(),
        new KindSupportedRule(),
        new KindMatchesRule(),
        new PrivateIpMatchesRule(),
        new EipNotFinancialLockedRule(),
        new EipNotSecurityLockedRule(),
        new EcsStateRule(),
        new HaVipStateRule(),
        new EniStateRule(),
        new EniCutThroughDetachedRule(),
        new NatDnatEntriesRule(),
        new NatSnatEntriesRule(),
    ]);
}
