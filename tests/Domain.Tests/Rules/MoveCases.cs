using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a rule of a move: those of its own, and those of the disassociation and the association that it is made of.</summary>
internal static class MoveCases
{
    private static readonly Dictionary<string, string> LeavingIds = new()
    {
        ["ecs-state"] = "current-ecs-state",
        ["havip-state"] = "current-havip-state",
        ["eni-state"] = "current-eni-state",
        ["eni-cut-through-detached"] = "current-eni-cut-through-detached",
        ["nat-dnat-entries"] = "nat-dnat-entries",
        ["nat-snat-entries"] = "nat-snat-entries",
    };

    private static readonly string[] NotArriving = ["eip-exists", "eip-not-in-transition", "eip-available", "eip-not-held"];

    public static IReadOnlyList<RuleCase<MoveSnapshot>> Own { get; } =
    [
        Case("eip-exists", s => s with { Eip = null }),
        Case("eip-exists", s => s.WithEip(e => e with { ResourceGroupId = "rg-2" }) with { Principal = RamUser }),
        Case("eip-not-in-transition", s => s.WithEip(e => e with { State = EipState.Associating })),
        Case("eip-not-in-transition", s => s.WithEip(e => e with { State = EipState.Unassociating })),
        Case("eip-not-in-transition", s => s.WithEip(e => e with { State = EipState.Releasing, Association = null })),
        Case("move-expected-current", s => s.Asking(r => r with { ExpectedCurrent = "i-9" })),
        Case("move-expected-current", s => s.Asking(r => r with { ExpectedAssociationId = "assoc-9" })),
        Case("move-expected-current", s => s.WithEip(e => e with { State = EipState.Available, Association = null }) with { Current = null }),
        Case("resource-exists", s => s with { Target = null }),
        Case("move-other-resource", s => s.Asking(r => r with { ResourceId = "i-1", ResourceKind = null }) with { Target = s.Current }),
        Case("move-cool-down", s => s.WithAssociation(a => a with { MovedAt = s.Now })),
        Case("move-cool-down", s => s.WithAssociation(a => a with { MovedAt = s.Now.AddSeconds(-30).AddTicks(1) })),
        Case("resource-visible", Hide),
    ];

    public static IReadOnlyList<RuleCase<MoveSnapshot>> All { get; } =
    [
        .. Own,
        .. DisassociationCases.All.Where(c => LeavingIds.ContainsKey(c.RuleId)).Select(
            c => new RuleCase<MoveSnapshot>(LeavingIds[c.RuleId], Leaving(c.Passing), _ => Leaving(c.Break(c.Passing)), [])),
        .. AssociationCases.All.Where(c => !NotArriving.Contains(c.RuleId)).Select(
            c => new RuleCase<MoveSnapshot>(c.RuleId, Arriving(c.Passing), _ => Arriving(c.Break(c.Passing)), [])),
    ];

    public static ResourceKind OtherThan(ResourceKind kind) =>
        kind == ResourceKind.EcsInstance ? ResourceKind.HaVip : ResourceKind.EcsInstance;

    /// <summary>A move that associates as an association does.</summary>
    public static MoveSnapshot Arriving(AssociationSnapshot s)
    {
        var kind = s.Target?.Resource.Kind ?? s.Request.ResourceKind ?? ResourceKind.EcsInstance;
        var passing = PassingMove(kind, OtherThan(kind));
        return passing.Asking(r => r with
        {
            ResourceId = s.Request.ResourceId,
            ResourceKind = s.Request.ResourceKind,
            Mode = s.Request.Mode,
            PrivateIpAddress = s.Request.PrivateIpAddress,
        }) with
        {
            RegionId = s.RegionId,
            Principal = s.Principal,
            Account = s.Account,
            Eip = s.Eip is null ? null : s.Eip with { State = EipState.InUse, Association = passing.Association },
            Target = s.Target,
            Attachment = s.Attachment,
        };
    }

    /// <summary>A move that disassociates as a disassociation does.</summary>
    private static MoveSnapshot Leaving(DisassociationSnapshot s)
    {
        var kind = s.Eip!.Association!.ResourceKind;
        var passing = PassingMove(OtherThan(kind), kind);
        return passing.Asking(r => r with { Force = s.Request.Force }) with { Principal = s.Principal, Eip = s.Eip, Current = s.Target };
    }

    private static MoveSnapshot Hide(MoveSnapshot s) => s with
    {
        Principal = RamUser,
        Current = s.Current! with { Resource = s.Current.Resource with { ResourceGroupId = "rg-2" } },
    };

    private static RuleCase<MoveSnapshot> Case(string ruleId, Func<MoveSnapshot, MoveSnapshot> change) =>
        new(ruleId, PassingMove(ResourceKind.HaVip, ResourceKind.EcsInstance), change, []);
}
