using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break an association rule about one kind of resource.</summary>
internal static class AssociationResourceCases
{
    public static IReadOnlyList<(string RuleId, ResourceKind Kind, Func<AssociationSnapshot, AssociationSnapshot> Break)> All { get; } =
    [
        ("ecs-not-released", ResourceKind.EcsInstance, s => Ecs(s, EcsStatus.Released)),
        ("ecs-state", ResourceKind.EcsInstance, s => Ecs(s, EcsStatus.Pending)),
        ("ecs-state", ResourceKind.EcsInstance, s => Ecs(s, EcsStatus.Starting)),
        ("ecs-state", ResourceKind.EcsInstance, s => Ecs(s, EcsStatus.Stopping)),
        ("ecs-state", ResourceKind.EcsInstance, s => Ecs(s, EcsStatus.Migrating)),
        ("ecs-no-public-ip", ResourceKind.EcsInstance, s => s.WithResource<EcsInstance>(r => r with { PublicIpAddress = "198.51.100.1" })),
        ("ecs-one-eip", ResourceKind.EcsInstance, s => s.WithOccupants(Occupant())),
        ("ecs-no-dnat-entries", ResourceKind.EcsInstance, s => s.WithDnatEntries(Entry())),
        ("slb-from-eip-side", ResourceKind.SlbInstance, s => s with { Principal = Snapshots.Slb }),
        ("slb-internal", ResourceKind.SlbInstance, s => s.WithResource<SlbInstance>(r => r with { AddressType = SlbAddressType.Internet })),
        ("slb-active", ResourceKind.SlbInstance, s => s.WithResource<SlbInstance>(r => r with { Status = SlbStatus.Inactive })),
        ("slb-active", ResourceKind.SlbInstance, s => s.WithResource<SlbInstance>(r => r with { Status = SlbStatus.Locked })),
        ("slb-one-eip", ResourceKind.SlbInstance, s => s.WithOccupants(Occupant())),
        ("havip-not-deleting", ResourceKind.HaVip, s => HaVip(s, HaVipStatus.Deleting)),
        ("havip-state", ResourceKind.HaVip, s => HaVip(s, HaVipStatus.Creating)),
        ("havip-state", ResourceKind.HaVip, s => HaVip(s, HaVipStatus.Associating)),
        ("havip-state", ResourceKind.HaVip, s => HaVip(s, HaVipStatus.Unassociating)),
        ("havip-one-eip", ResourceKind.HaVip, s => s.WithOccupants(Occupant())),
        ("havip-no-dnat-entries", ResourceKind.HaVip, s => s.WithDnatEntries(Entry())),
        ("nat-not-deleting", ResourceKind.Nat, s => Nat(s, NatGatewayStatus.Deleting)),
        ("nat-state", ResourceKind.Nat, s => Nat(s, NatGatewayStatus.Creating)),
        ("nat-state", ResourceKind.Nat, s => Nat(s, NatGatewayStatus.Modifying)),
        ("nat-not-financial-locked", ResourceKind.Nat, s => s.WithResource<NatGateway>(r => r with { FinancialLocked = true })),
        ("nat-bandwidth-plan", ResourceKind.Nat, s => s with { Account = new() { NatBandwidthPlanBoughtOn = new(2018, 1, 25) } }),
        ("nat-eip-quota", ResourceKind.Nat, s => s.WithOccupants(Occupants(20))),
        ("nat-pay-by-traffic-quota", ResourceKind.Nat, s => PayByTraffic(s).WithOccupants(Occupants(10, InternetChargeType.PayByTraffic))),
        ("eni-secondary", ResourceKind.NetworkInterface, s => Eni(s, r => r with { Type = NetworkInterfaceType.Primary, InstanceId = "i-1" })),
        ("eni-not-deleting", ResourceKind.NetworkInterface, s => Eni(s, r => r with { Status = NetworkInterfaceStatus.Deleting })),
        ("eni-state", ResourceKind.NetworkInterface, s => Eni(s, r => r with { Status = NetworkInterfaceStatus.Attaching })),
        ("eni-state", ResourceKind.NetworkInterface, s => Eni(s, r => r with { Status = NetworkInterfaceStatus.Detaching })),
        ("eni-private-ip-known", ResourceKind.NetworkInterface, s => s.Asking(r => r with { PrivateIpAddress = "10.9.9.9" })),
        ("eni-private-ip-free", ResourceKind.NetworkInterface, s => TwoAddresses(s).Asking(r => r with { PrivateIpAddress = "10.0.0.3" }).WithOccupants(Occupant(privateIp: "10.0.0.3"))),
        ("eni-private-ips-left", ResourceKind.NetworkInterface, s => s.WithOccupants(Occupant(privateIp: "10.0.0.3"))),
        ("eni-one-mode", ResourceKind.NetworkInterface, s => s.InMode(EipMode.CutThrough).WithOccupants(Occupant())),
        ("eni-one-mode", ResourceKind.NetworkInterface, s => TwoAddresses(s).WithOccupants(Occupant(mode: EipMode.CutThrough))),
        ("eni-nat-or-multi-eip", ResourceKind.NetworkInterface, s => s.InMode(EipMode.MultiEip).WithOccupants(Occupant())),
        ("eni-nat-or-multi-eip", ResourceKind.NetworkInterface, s => TwoAddresses(s).WithOccupants(Occupant(mode: EipMode.MultiEip))),
        ("eni-cut-through-one-eip", ResourceKind.NetworkInterface, s => s.InMode(EipMode.CutThrough).WithOccupants(Occupant(mode: EipMode.CutThrough))),
        ("eni-cut-through-no-secondary-ips", ResourceKind.NetworkInterface, s => TwoAddresses(s).InMode(EipMode.CutThrough)),
        ("eni-cut-through-detached", ResourceKind.NetworkInterface, s => Attached(s, "ecs.c6.large").InMode(EipMode.CutThrough)),
        ("eni-multi-eip-quota", ResourceKind.NetworkInterface, s => s.InMode(EipMode.MultiEip).WithOccupants(Occupants(10, mode: EipMode.MultiEip))),
        ("eni-multi-eip-instance-type", ResourceKind.NetworkInterface, s => Attached(s, "ecs.c6.large").InMode(EipMode.MultiEip)),
    ];

    public static AssociationSnapshot Eni(AssociationSnapshot s, Func<NetworkInterface, CloudResource> change) =>
        s.WithResource(change);

    public static AssociationSnapshot TwoAddresses(AssociationSnapshot s) =>
        Eni(s, r => r with { PrivateIpAddresses = ["10.0.0.3", "10.0.0.13"] });

    public static AssociationSnapshot Attached(AssociationSnapshot s, string? instanceType) =>
        Eni(s, r => r with { Status = NetworkInterfaceStatus.InUse, InstanceId = "i-1", InstanceType = instanceType });

    public static AssociationSnapshot PayByTraffic(AssociationSnapshot s) =>
        s.WithEip(e => e with { InternetChargeType = InternetChargeType.PayByTraffic });

    private static AssociationSnapshot Ecs(AssociationSnapshot s, EcsStatus status) =>
        s.WithResource<EcsInstance>(r => r with { Status = status });

    private static AssociationSnapshot HaVip(AssociationSnapshot s, HaVipStatus status) =>
        s.WithResource<HaVip>(r => r with { Status = status });

    private static AssociationSnapshot Nat(AssociationSnapshot s, NatGatewayStatus status) =>
        s.WithResource<NatGateway>(r => r with { Status = status });
}
