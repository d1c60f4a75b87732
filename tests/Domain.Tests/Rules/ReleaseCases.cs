using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a release rule.</summary>
internal static class ReleaseCases
{
    private static readonly Breach<ReleaseSnapshot> Locked =
        new("eip-not-security-locked", s => s.WithEip(e => e with { LockReason = EipLockReason.Security }));

    private static readonly Breach<ReleaseSnapshot> Protected =
        new("deletion-protection", s => s.WithEip(e => e with { DeletionProtection = true }));

    private static readonly Breach<ReleaseSnapshot> InUse =
        new("eip-available", s => s.WithEip(e => e with { State = EipState.InUse, Association = Snapshots.Association("i-9") }));

    public static IReadOnlyList<RuleCase<ReleaseSnapshot>> All { get; } =
    [
        Case("eip-exists", s => s with { Eip = null }),
        Case("eip-exists", s => s.WithEip(e => e with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser }),
        Case("eip-available", InUse.Apply, Locked, Protected),
        Case("eip-available", s => s.WithEip(e => e with { State = EipState.Associating }), Locked, Protected),
        Case("eip-available", s => s.WithEip(e => e with { State = EipState.Unassociating }), Locked, Protected),
        Case("eip-available", s => s.WithEip(e => e with { State = EipState.Releasing }), Locked, Protected),
        Case("eip-not-held", s => s.WithEip(e => e with { Hold = Snapshots.Hold() }), Locked, Protected),
        Case("eip-allocated-here", s => s.WithEip(e => e with { Origin = EipOrigin.Imported }), Locked, Protected),
        Case("eip-not-of-segment", s => s.WithEip(e => e with { SegmentInstanceId = "eipsg-1" }), Locked, Protected),
        Case("deletion-protection", Protected.Apply, Locked, InUse),
        Case("eip-not-security-locked", Locked.Apply, Protected, InUse),
    ];

    private static RuleCase<ReleaseSnapshot> Case(
        string ruleId,
        Func<ReleaseSnapshot, ReleaseSnapshot> change,
        params Breach<ReleaseSnapshot>[] others) => new(ruleId, Snapshots.PassingRelease, change, others);
}
