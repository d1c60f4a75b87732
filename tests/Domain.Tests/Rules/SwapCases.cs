using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a rule that a swap has besides those of the exchange.</summary>
internal static class SwapCases
{
    public static IReadOnlyList<RuleCase<SwapSnapshot>> All { get; } =
    [
        Case("eip-exists", s => s with { One = new(null, null, null) }),
        Case("other-eip-exists", s => s with { Other = new(null, null, null) }),
        Case("other-eip-exists", s => s.WithOther(e => e with { ResourceGroupId = "rg-2" }) with { Principal = RamUser }),
        Case("swap-two-eips", s => s.Asking(r => r with { OtherEipId = "eip-1", OtherExpectedCurrent = null }) with { Other = s.One }),
        Case("eip-not-in-transition", s => s.WithOne(e => e with { State = EipState.Associating })),
        Case("other-eip-not-in-transition", s => s.WithOther(e => e with { State = EipState.Unassociating })),
        Case("move-expected-current", s => s.Asking(r => r with { ExpectedCurrent = "i-9" })),
        Case("move-expected-current", s => s.WithOne(Free) with { One = new(Free(s.One.Eip!), null, null) }),
        Case("other-move-expected-current", s => s.Asking(r => r with { OtherExpectedCurrent = "i-9" })),
        Case("other-move-expected-current", s => s.Asking(r => r with { OtherExpectedCurrent = null }) with { Other = new(Free(s.Other.Eip!), null, null) }),
        Case("resource-visible", s => s with { One = s.One with { Resource = null } }),
        Case("other-resource-visible", s => s with { Other = s.Other with { Resource = null } }),
        Case("other-resource-visible", HideOther),
        Case("swap-different-places", Alike),
        Case("move-cool-down", s => s.WithOne(e => e with { Association = e.Association! with { MovedAt = s.Now } })),
        Case("other-move-cool-down", s => s.WithOther(e => e with { Association = e.Association! with { MovedAt = s.Now } })),
    ];

    public static SwapSnapshot HideOther(SwapSnapshot s) => s with
    {
        Principal = RamUser,
        Other = s.Other with
        {
            Resource = s.Other.Resource! with { Resource = s.Other.Resource.Resource with { ResourceGroupId = "rg-2" } },
        },
    };

    // Both on the NAT gateway.
    private static SwapSnapshot Alike(SwapSnapshot s)
    {
        var nat = PassingSwap(ResourceKind.Nat, ResourceKind.HaVip);
        var other = nat.Other.Eip! with { Association = nat.One.Eip!.Association! with { AssociationId = "assoc-2", Slot = "1" } };
        var gateway = nat.One.Resource! with { Occupants = [.. nat.One.Resource.Occupants, Domain.Associations.Occupant.Of(other, other.Association)] };
        return nat.Asking(r => r with { OtherExpectedCurrent = "ngw-1" }) with
        {
            One = nat.One with { Resource = gateway },
            Other = new(other, gateway, null),
        };
    }

    private static Eip Free(Eip eip) => eip with { State = EipState.Available, Association = null };

    private static RuleCase<SwapSnapshot> Case(string ruleId, Func<SwapSnapshot, SwapSnapshot> change) =>
        new(ruleId, PassingSwap(ResourceKind.EcsInstance, ResourceKind.HaVip), change, []);
}
