using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a rule of releasing contiguous EIPs.</summary>
internal static class SegmentReleaseCases
{
    private static readonly Breach<SegmentReleaseSnapshot> Locked =
        new("segment-eips-not-security-locked", s => s.WithEipAt(3, e => e with { LockReason = EipLockReason.Security }));

    private static readonly Breach<SegmentReleaseSnapshot> Protected =
        new("segment-eips-not-protected", s => s.WithEipAt(4, e => e with { DeletionProtection = true }));

    private static readonly Breach<SegmentReleaseSnapshot> InUse = new(
        "segment-eips-available",
        s => s.WithEipAt(0, e => e with { State = EipState.InUse, Association = Snapshots.Association("i-9") }));

    public static IReadOnlyList<RuleCase<SegmentReleaseSnapshot>> All { get; } =
    [
        Case("segment-exists", s => s with { Segment = null }),
        Case("segment-exists", s => s with { Segment = s.Segment! with { ResourceGroupId = "rg-2" }, AllEips = [], Principal = Snapshots.RamUser }),
        Case("segment-allocated", s => s with { Segment = s.Segment! with { Status = EipSegmentStatus.Allocating } }),
        Case("segment-allocated", s => s with { Segment = s.Segment! with { Status = EipSegmentStatus.Releasing } }),
        Case("segment-eips-visible", s => s.WithEipAt(7, e => e with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser }, Locked, Protected),
        Case("segment-eips-available", InUse.Apply, Locked, Protected),
        Case("segment-eips-available", s => Enumerable.Range(5, 7).Aggregate(s, (t, i) => t.WithEipAt(i, e => e with { State = EipState.Associating })), Locked),
        Case("segment-eips-not-held", s => s.WithEipAt(1, e => e with { Hold = Snapshots.Hold() }), Locked, InUse),
        Case("segment-eips-not-protected", Protected.Apply, Locked, InUse),
        Case("segment-eips-not-security-locked", Locked.Apply, Protected, InUse),
    ];

    private static RuleCase<SegmentReleaseSnapshot> Case(
        string ruleId,
        Func<SegmentReleaseSnapshot, SegmentReleaseSnapshot> change,
        params Breach<SegmentReleaseSnapshot>[] others) => new(ruleId, Snapshots.PassingSegmentRelease, change, others);

    private static SegmentReleaseSnapshot WithEipAt(this SegmentReleaseSnapshot s, int place, Func<Eip, Eip> change) =>
        s with { AllEips = [.. s.AllEips.Select((eip, index) => index == place ? change(eip) : eip)] };
}
