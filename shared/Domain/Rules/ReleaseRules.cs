using EipFunctions.Domain.Rules.Releases;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of a release.</summary>
public static class ReleaseRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<ReleaseSnapshot> All { get; } = new(
    [
        new EipExistsRule(),
        new EipAvailableRule(),
        new EipNotHeldRule(),
        new EipAllocatedHereRule(),
        new EipNotOfSegmentRule(),
        new DeletionProtectionRule(),
        new EipNotSecurityLockedRule(),
    ]);
}
