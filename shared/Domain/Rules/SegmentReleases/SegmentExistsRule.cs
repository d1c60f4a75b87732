namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>The segment exists, and the principal may see it. (API reference: ReleaseEipSegmentAddress.)</summary>
internal sealed class SegmentExistsRule : Rule<SegmentReleaseSnapshot>
{
    public override string Id => "segment-exists";

    public override string Source => RuleSource.ReleaseSegment;

    public override string BlocksOn => "no such segment that the caller may see";

    private protected override AlibabaError Error => SegmentReleaseErrors.NotFound;

    private protected override string Field => "segmentInstanceId";

    public override RuleResult Evaluate(SegmentReleaseSnapshot snapshot)
    {
        var compared = new Comparison($"segment '{snapshot.SegmentInstanceId}'", snapshot.Segment?.Cidr ?? Comparison.None);
        return snapshot.Segment is not null
            ? Passed(compared)
            : Violated(compared, $"There is no segment '{snapshot.SegmentInstanceId}' in this region.", "Check the id and the region.");
    }
}
