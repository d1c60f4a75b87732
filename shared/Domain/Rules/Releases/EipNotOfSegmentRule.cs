namespace EipFunctions.Domain.Rules.Releases;

/// <summary>The EIP is not one of contiguous EIPs: those are released together. (API reference: ReleaseEipAddress.)</summary>
internal sealed class EipNotOfSegmentRule : Rule<ReleaseSnapshot>
{
    public override string Id => "eip-not-of-segment";

    public override string Source => RuleSource.Release;

    public override string BlocksOn => "an EIP that is one of contiguous EIPs";

    private protected override AlibabaError Error => ReleaseErrors.SegmentEip;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ReleaseSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("of no segment", eip.SegmentInstanceId is { } id ? $"of segment '{id}'" : "of no segment");
        return eip.SegmentInstanceId is not { } segmentInstanceId
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is one of the contiguous EIPs '{segmentInstanceId}', which are released together.",
                "Release the segment.",
                segmentInstanceId);
    }
}
