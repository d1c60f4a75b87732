using EipFunctions.Domain.Rules.SegmentReleases;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of releasing contiguous EIPs.</summary>
public static class SegmentReleaseRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<SegmentReleaseSnapshot> All { get; } = new(
    [
        new SegmentExistsRule(),
        new SegmentAllocatedRule(),
        new SegmentEipsVisibleRule(),
        new SegmentEipsAvailableRule(),
        new SegmentEipsNotHeldRule(),
        new SegmentEipsNotProtectedRule(),
        new SegmentEipsNotSecurityLockedRule(),
    ]);
}
