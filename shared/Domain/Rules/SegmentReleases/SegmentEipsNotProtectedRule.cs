using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Releases;

namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>No EIP of the segment has deletion protection. (API reference: ReleaseEipSegmentAddress.)</summary>
internal sealed class SegmentEipsNotProtectedRule : SegmentEipsRule
{
    public override string Id => "segment-eips-not-protected";

    public override string Source => RuleSource.ReleaseSegment;

    public override string BlocksOn => "EIPs with deletion protection";

    private protected override AlibabaError Error => ReleaseErrors.DeletionProtection;

    private protected override string Required => "without deletion protection";

    private protected override string Fault => "protected from deletion";

    private protected override string Remedy => "Turn their deletion protection off first.";

    private protected override bool Holds(Eip eip) => !eip.DeletionProtection;
}
