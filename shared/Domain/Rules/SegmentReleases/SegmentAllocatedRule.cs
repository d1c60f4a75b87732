using EipFunctions.Domain.Rules.Releases;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>The segment is Allocated: no operation is allocating or releasing it. (API reference: ReleaseEipSegmentAddress.)</summary>
internal sealed class SegmentAllocatedRule : Rule<SegmentReleaseSnapshot>
{
    public override string Id => "segment-allocated";

    public override string Source => RuleSource.ReleaseSegment;

    public override string BlocksOn => "a segment that is being allocated or released";

    private protected override AlibabaError Error => ReleaseErrors.IncorrectEipStatus;

    private protected override string Field => "segmentInstanceId";

    public override RuleResult Evaluate(SegmentReleaseSnapshot snapshot)
    {
        if (snapshot.Segment is not { } segment)
        {
            return NotApplicable;
        }

        var compared = new Comparison(nameof(EipSegmentStatus.Allocated), segment.Status.ToString());
        return segment.Status == EipSegmentStatus.Allocated
            ? Passed(compared)
            : Violated(
                compared,
                $"Segment '{segment.SegmentInstanceId}' is {segment.Status}; it must be Allocated.",
                "Wait for the operation that changes it to end, then try again.",
                segment.SegmentInstanceId);
    }
}
