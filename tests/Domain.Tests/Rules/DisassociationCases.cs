using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a disassociation rule.</summary>
internal static class DisassociationCases
{
    private static readonly Breach<DisassociationSnapshot> Locked =
        new("eip-not-security-locked", s => s.WithEip(e => e with { LockReason = EipLockReason.Security }));

    private static readonly Breach<DisassociationSnapshot> OtherResource =
        new("resource-matches", s => s.Asking(r => r with { ResourceId = "i-9" }));

    private static readonly Breach<DisassociationSnapshot> OtherAssociation =
        new("association-matches", s => s.Asking(r => r with { AssociationId = "assoc-9" }));

    private static readonly Breach<DisassociationSnapshot> OtherKind = new(
        "kind-matches",
        s => s.Asking(r => r with
        {
            ResourceKind = s.Request.ResourceKind == ResourceKind.Nat ? ResourceKind.HaVip : ResourceKind.Nat,
        }));

    private static readonly Breach<DisassociationSnapshot> OtherAddress =
        new("private-ip-matches", s => s.MappingTo("10.0.0.1").Asking(r => r with { PrivateIpAddress = "10.0.0.9" }));

    private static readonly Breach<DisassociationSnapshot> NoSuchKind =
        new("kind-supported", s => s.Asking(r => r with { ResourceKind = (ResourceKind)99 }));

    private static readonly Breach<DisassociationSnapshot> Transition =
        new("eip-not-in-transition", s => s.WithEip(e => e with { State = EipState.Unassociating }));

    public static IReadOnlyList<RuleCase<DisassociationSnapshot>> All { get; } =
    [
        Case("eip-not-in-transition", ResourceKind.EcsInstance, Transition.Apply),
        Case("eip-not-in-transition", ResourceKind.EcsInstance, s => s.WithEip(e => e with { State = EipState.Associating })),
        Case("eip-not-in-transition", ResourceKind.EcsInstance, s => s.WithEip(e => e with { State = EipState.Releasing })),
        Case("eip-in-use", ResourceKind.EcsInstance, s => s.WithEip(e => e with { State = EipState.Available })),
        Case("resource-visible", ResourceKind.SlbInstance, Hide, Locked, NoSuchKind),
        Case("resource-visible", ResourceKind.SlbInstance, s => Hide(s.Asking(r => r with { ResourceId = null })), Locked, NoSuchKind),
        Case("resource-matches", ResourceKind.EcsInstance, OtherResource.Apply, Locked, OtherKind),
        Case("association-matches", ResourceKind.EcsInstance, OtherAssociation.Apply),
        Case("kind-supported", ResourceKind.EcsInstance, NoSuchKind.Apply),
        Case("kind-matches", ResourceKind.EcsInstance, OtherKind.Apply),
        Case("private-ip-matches", ResourceKind.EcsInstance, OtherAddress.Apply, Locked, OtherKind),
        Case("private-ip-matches", ResourceKind.Nat, s => s.Asking(r => r with { PrivateIpAddress = "10.0.0.9" })),
        Case("eip-not-financial-locked", ResourceKind.Nat, s => s.WithEip(e => e with { LockReason = EipLockReason.Financial }), OtherResource, OtherKind),
        Case("eip-not-security-locked", ResourceKind.Nat, Locked.Apply, OtherResource, OtherKind),
        Case("ecs-state", ResourceKind.EcsInstance, s => s.WithResource<EcsInstance>(r => r with { Status = EcsStatus.Pending })),
        Case("ecs-state", ResourceKind.EcsInstance, s => s.WithResource<EcsInstance>(r => r with { Status = EcsStatus.Starting })),
        Case("ecs-state", ResourceKind.EcsInstance, s => s.WithResource<EcsInstance>(r => r with { Status = EcsStatus.Stopping })),
        Case("ecs-state", ResourceKind.EcsInstance, s => s.WithResource<EcsInstance>(r => r with { Status = EcsStatus.Migrating })),
        Case("havip-state", ResourceKind.HaVip, s => s.WithResource<HaVip>(r => r with { Status = HaVipStatus.Creating })),
        Case("havip-state", ResourceKind.HaVip, s => s.WithResource<HaVip>(r => r with { Status = HaVipStatus.Associating })),
        Case("havip-state", ResourceKind.HaVip, s => s.WithResource<HaVip>(r => r with { Status = HaVipStatus.Unassociating })),
        Case("eni-state", ResourceKind.NetworkInterface, s => Eni(s, NetworkInterfaceStatus.Attaching)),
        Case("eni-state", ResourceKind.NetworkInterface, s => Eni(s, NetworkInterfaceStatus.Detaching)),
        Case("eni-cut-through-detached", ResourceKind.NetworkInterface, s => Eni(s.InMode(EipMode.CutThrough), NetworkInterfaceStatus.InUse)),
        Case("nat-dnat-entries", ResourceKind.Nat, s => s with { Target = s.Target! with { DnatEntries = [Snapshots.Entry()] } }),
        Case("nat-snat-entries", ResourceKind.Nat, s => s with { Target = s.Target! with { SnatEntries = [Snapshots.SnatEntry("snat-9")] } }),

        // An EIP that does not exist has nothing else wrong with it: only what the request says by itself can be.
        Case("eip-exists", ResourceKind.EcsInstance, s => s with { Eip = null }, NoSuchKind),
        Case("eip-exists", ResourceKind.EcsInstance, HideEip, NoSuchKind),
    ];

    private static DisassociationSnapshot Hide(DisassociationSnapshot s) =>
        s.WithResource<CloudResource>(r => r with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser };

    private static DisassociationSnapshot HideEip(DisassociationSnapshot s) =>
        s.WithEip(e => e with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser };

    private static DisassociationSnapshot Eni(DisassociationSnapshot s, NetworkInterfaceStatus status) =>
        s.WithResource<NetworkInterface>(r => r with { Status = status, InstanceId = "i-1" });

    private static RuleCase<DisassociationSnapshot> Case(
        string ruleId,
        ResourceKind kind,
        Func<DisassociationSnapshot, DisassociationSnapshot> change,
        params Breach<DisassociationSnapshot>[] others) =>
        new(ruleId, Snapshots.PassingDisassociation(kind), change, others.Length > 0 ? others : [Locked, OtherResource]);
}
