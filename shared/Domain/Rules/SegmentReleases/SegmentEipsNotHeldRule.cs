using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Releases;

namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>No EIP of the segment is held for the replacement of a resource that is gone. (This service's.)</summary>
internal sealed class SegmentEipsNotHeldRule : SegmentEipsRule
{
    public override string Id => "segment-eips-not-held";

    public override string Source => RuleSource.Hold;

    public override string BlocksOn => "EIPs that are held for the replacement of a resource";

    private protected override AlibabaError Error => ReleaseErrors.IncorrectEipStatus;

    private protected override string Required => "not held";

    private protected override string Fault => "held";

    private protected override string Remedy => "Wait for the holds to end, or end them first.";

    private protected override bool Holds(Eip eip) => eip.Hold is null;
}
