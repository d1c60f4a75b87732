using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break an association rule.</summary>
internal static class AssociationCases
{
    private static readonly Breach<AssociationSnapshot> Locked =
        new("eip-not-security-locked", s => s.WithEip(e => e with { LockReason = EipLockReason.Security }));

    private static readonly Breach<AssociationSnapshot> OtherRegion =
        new("same-region", s => s.WithEip(e => e with { RegionId = "cn-beijing" }));

    private static readonly Breach<AssociationSnapshot> InUse =
        new("eip-available", s => s.WithEip(e => e with { State = EipState.InUse, Association = Snapshots.Association("i-9") }));

    private static readonly Breach<AssociationSnapshot> NotInVpc =
        new("resource-in-vpc", s => s.WithResource<CloudResource>(r => r with { VpcId = null }));

    private static readonly Breach<AssociationSnapshot> PublicIp =
        new("ecs-no-public-ip", s => s.WithResource<EcsInstance>(r => r with { PublicIpAddress = "198.51.100.1" }));

    public static IReadOnlyList<RuleCase<AssociationSnapshot>> All { get; } =
    [
        .. OfTheRequest(),
        .. AssociationResourceCases.All.Select(c => Case(c.RuleId, c.Kind, c.Break)),
    ];

    private static IEnumerable<RuleCase<AssociationSnapshot>> OfTheRequest()
    {
        yield return Case("eip-exists", ResourceKind.EcsInstance, s => s with { Eip = null }, NotInVpc, PublicIp);
        yield return Case("eip-exists", ResourceKind.EcsInstance, HideEip, NotInVpc, PublicIp);
        yield return Case("resource-exists", ResourceKind.EcsInstance, s => s with { Target = null }, Locked, InUse);
        yield return Case("resource-exists", ResourceKind.EcsInstance, HideTarget, Locked, InUse);
        yield return Case("kind-supported", ResourceKind.EcsInstance, s => s.Asking(r => r with { ResourceKind = (ResourceKind)99 }));
        yield return Case("kind-matches", ResourceKind.EcsInstance, s => s.Asking(r => r with { ResourceKind = ResourceKind.Nat }));
        yield return Case("eip-not-in-transition", ResourceKind.Nat, s => s.WithEip(e => e with { State = EipState.Associating }));
        yield return Case("eip-not-in-transition", ResourceKind.Nat, s => s.WithEip(e => e with { State = EipState.Unassociating }));
        yield return Case("eip-not-in-transition", ResourceKind.Nat, s => s.WithEip(e => e with { State = EipState.Releasing }));
        yield return Case("eip-not-in-transition", ResourceKind.Nat, s => s.WithEip(e => e with { State = EipState.Unassociating, Association = Snapshots.Association("i-9") }));
        yield return Case("eip-available", ResourceKind.Nat, InUse.Apply);
        yield return Case("eip-not-held", ResourceKind.EcsInstance, s => s.WithEip(e => e with { Hold = Snapshots.Hold("i-9") }), Locked, OtherRegion);
        yield return Case("eip-not-held", ResourceKind.EcsInstance, s => s.WithEip(e => e with { Hold = Snapshots.Hold("i-1", ResourceKind.Nat) }), Locked, OtherRegion);
        yield return Case("eip-not-held", ResourceKind.EcsInstance, s => s.Asking(r => r with { HoldId = "hold-1" }), Locked, OtherRegion);
        yield return Case("eip-not-financial-locked", ResourceKind.Nat, s => s.WithEip(e => e with { LockReason = EipLockReason.Financial }), OtherRegion, InUse);
        yield return Case("eip-not-security-locked", ResourceKind.Nat, Locked.Apply, OtherRegion, InUse);
        yield return Case("same-region", ResourceKind.SlbInstance, OtherRegion.Apply, Locked, InUse);
        yield return Case("same-region", ResourceKind.Nat, s => s.WithResource<NatGateway>(r => r with { RegionId = "eu-central-1" }), Locked, InUse);
        yield return Case("same-region", ResourceKind.HaVip, s => s with { RegionId = "cn-beijing" }, Locked, InUse);
        yield return Case("resource-in-vpc", ResourceKind.EcsInstance, NotInVpc.Apply);
        yield return Case("resource-in-vpc", ResourceKind.SlbInstance, NotInVpc.Apply);
        yield return Case("resource-in-vpc", ResourceKind.NetworkInterface, NotInVpc.Apply);
        yield return Case("mode-supported", ResourceKind.NetworkInterface, s => s.InMode((EipMode)99));
        yield return Case("mode-only-for-eni", ResourceKind.EcsInstance, s => s.InMode(EipMode.CutThrough));
        yield return Case("mode-only-for-eni", ResourceKind.Nat, s => s.WithEip(e => e with { Mode = EipMode.MultiEip }));
        yield return Case("mode-granted", ResourceKind.NetworkInterface, s => s.InMode(EipMode.MultiEip) with { Account = new() { GrantedModes = [EipMode.Nat] } });
        yield return Case("private-ip-only-for-eni", ResourceKind.HaVip, s => s.Asking(r => r with { PrivateIpAddress = "10.0.0.4" }));
    }

    private static AssociationSnapshot HideEip(AssociationSnapshot s) =>
        s.WithEip(e => e with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser };

    private static AssociationSnapshot HideTarget(AssociationSnapshot s) =>
        s.WithResource<CloudResource>(r => r with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser };

    private static RuleCase<AssociationSnapshot> Case(
        string ruleId,
        ResourceKind kind,
        Func<AssociationSnapshot, AssociationSnapshot> change,
        params Breach<AssociationSnapshot>[] others) =>
        new(ruleId, Snapshots.Passing(kind), change, others.Length > 0 ? others : ruleId == "eip-available" || ruleId == "eip-not-in-transition" ? [Locked, OtherRegion] : [Locked, InUse]);
}
