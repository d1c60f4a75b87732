using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Releases;

namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>Every EIP of the segment is Available. (API reference: ReleaseEipSegmentAddress.)</summary>
internal sealed class SegmentEipsAvailableRule : SegmentEipsRule
{
    public override string Id => "segment-eips-available";

    public override string Source => RuleSource.ReleaseSegment;

    public override string BlocksOn => "EIPs that are associated or being changed";

    private protected override AlibabaError Error => ReleaseErrors.IncorrectEipStatus;

    private protected override string Required => "Available";

    private protected override string Fault => "not Available";

    private protected override string Remedy => "Disassociate them first, and wait for operations that change them.";

    private protected override bool Holds(Eip eip) => eip.State == EipState.Available;
}
