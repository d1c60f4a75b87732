using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a rule of a change of mode.</summary>
internal static class ModeChangeCases
{
    public static IReadOnlyList<RuleCase<ModeChangeSnapshot>> All { get; } =
    [
        Case("eip-exists", EipMode.CutThrough, s => s with { Eip = null }),
        Case("eip-exists", EipMode.CutThrough, s => s.WithEip(e => e with { ResourceGroupId = "rg-2" }) with { Principal = RamUser }),
        Case("eip-not-in-transition", EipMode.CutThrough, s => s.WithEip(e => e with { State = EipState.Associating })),
        Case("eip-not-in-transition", EipMode.CutThrough, s => s.WithEip(e => e with { State = EipState.Unassociating })),
        Case("eip-not-in-transition", EipMode.CutThrough, s => s.WithEip(e => e with { State = EipState.Releasing, Association = null })),
        Case("resource-visible", EipMode.CutThrough, s => s with { Target = null }),
        Case("resource-visible", EipMode.CutThrough, Hide),
        Case("private-ip-needs-association", EipMode.CutThrough, s => s.WithEip(Free).Asking(r => r with { PrivateIpAddress = "10.0.0.3" })),
        Case("eip-not-financial-locked", EipMode.CutThrough, s => s.WithEip(e => e with { LockReason = EipLockReason.Financial })),
        Case("eip-not-security-locked", EipMode.CutThrough, s => s.WithEip(e => e with { LockReason = EipLockReason.Security })),
        Case("mode-supported", (EipMode)99, s => s),
        Case("mode-only-for-eni", EipMode.CutThrough, s => s, ResourceKind.EcsInstance),
        Case("mode-only-for-eni", EipMode.MultiEip, s => s, ResourceKind.Nat),
        Case("mode-granted", EipMode.CutThrough, Ungranted),
        Case("mode-granted", EipMode.MultiEip, s => Ungranted(s.WithEip(Free))),
        Case("private-ip-only-for-eni", EipMode.Nat, s => s.Asking(r => r with { PrivateIpAddress = "10.0.0.9" }), ResourceKind.EcsInstance),
        Case("eni-secondary", EipMode.MultiEip, s => Eni(s, r => r with { Type = NetworkInterfaceType.Primary, InstanceId = "i-1" })),
        Case("eni-not-deleting", EipMode.CutThrough, s => Eni(s, r => r with { Status = NetworkInterfaceStatus.Deleting })),
        Case("eni-state", EipMode.CutThrough, s => Eni(s, r => r with { Status = NetworkInterfaceStatus.Attaching })),
        Case("eni-state", EipMode.CutThrough, s => Eni(s, r => r with { Status = NetworkInterfaceStatus.Detaching })),
        Case("eni-private-ip-known", EipMode.MultiEip, s => s.Asking(r => r with { PrivateIpAddress = "10.9.9.9" })),
        Case("eni-private-ip-free", EipMode.Nat, s => ToSecond(s).Beside(Occupant(privateIp: "10.0.0.13"))),
        Case("eni-private-ips-left", EipMode.Nat, s => ToSecond(s).Beside(Occupants(2))),
        Case("eni-one-mode", EipMode.CutThrough, s => s.Beside(Occupant())),
        Case("eni-nat-or-multi-eip", EipMode.MultiEip, s => s.Beside(Occupant())),
        Case("eni-cut-through-one-eip", EipMode.CutThrough, s => s.Beside(Occupant(mode: EipMode.CutThrough))),
        Case("eni-cut-through-no-secondary-ips", EipMode.CutThrough, TwoAddresses),
        Case("eni-cut-through-detached", EipMode.CutThrough, s => Attached(s, "ecs.g7.large")),
        Case("eni-multi-eip-quota", EipMode.MultiEip, s => s.Beside(Occupants(10, mode: EipMode.MultiEip))),
        Case("eni-multi-eip-instance-type", EipMode.MultiEip, s => Attached(s, "ecs.c6.large")),
    ];

    public static ModeChangeSnapshot Attached(ModeChangeSnapshot s, string type) =>
        Eni(s, r => r with { Status = NetworkInterfaceStatus.InUse, InstanceId = "i-1", InstanceType = type });

    public static Eip Free(Eip eip) => eip with { State = EipState.Available, Association = null };

    private static ModeChangeSnapshot Hide(ModeChangeSnapshot s) =>
        s.WithResource<CloudResource>(r => r with { ResourceGroupId = "rg-2" }) with { Principal = RamUser };

    private static ModeChangeSnapshot Ungranted(ModeChangeSnapshot s) => s with { Account = s.Account with { GrantedModes = [] } };

    private static ModeChangeSnapshot TwoAddresses(ModeChangeSnapshot s) =>
        Eni(s, r => r with { PrivateIpAddresses = ["10.0.0.3", "10.0.0.13"] });

    public static ModeChangeSnapshot ToSecond(ModeChangeSnapshot s) =>
        TwoAddresses(s).Asking(r => r with { PrivateIpAddress = "10.0.0.13" });

    private static ModeChangeSnapshot Eni(ModeChangeSnapshot s, Func<NetworkInterface, CloudResource> change) => s.WithResource(change);

    private static RuleCase<ModeChangeSnapshot> Case(
        string ruleId,
        EipMode mode,
        Func<ModeChangeSnapshot, ModeChangeSnapshot> change,
        ResourceKind kind = ResourceKind.NetworkInterface) => new(ruleId, PassingModeChange(kind, mode), change, []);
}
