using EipFunctions.Domain.Rules.Releases;

namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>
/// The principal may see every EIP of the segment: nobody gives back what is in a resource group that is not theirs. (API
/// reference: ReleaseEipSegmentAddress.)
/// </summary>
internal sealed class SegmentEipsVisibleRule : Rule<SegmentReleaseSnapshot>
{
    public override string Id => "segment-eips-visible";

    public override string Source => RuleSource.ReleaseSegment;

    public override string BlocksOn => "EIPs that the caller may not see";

    private protected override AlibabaError Error => ReleaseErrors.OwnerError;

    private protected override string Field => "segmentInstanceId";

    public override RuleResult Evaluate(SegmentReleaseSnapshot snapshot)
    {
        if (snapshot.Segment is not { } segment)
        {
            return NotApplicable;
        }

        var isWhole = snapshot.Eips.Count == snapshot.AllEips.Count;
        var compared = new Comparison("all EIPs are yours", isWhole ? "all EIPs are yours" : "some are not");
        return isWhole
            ? Passed(compared)
            : Violated(
                compared,
                $"Some of the EIPs of segment '{segment.SegmentInstanceId}' are not in a resource group of yours.",
                "Ask the owner of the account to release the segment.");
    }
}
