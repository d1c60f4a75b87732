using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a rule for a new DNAT entry.</summary>
internal static class DnatEntryCases
{
    private static readonly Breach<DnatEntrySnapshot> GatewayBusy =
        new("nat-gateway-state", s => s.WithGateway(r => r with { Status = NatGatewayStatus.Modifying }));

    private static readonly Breach<DnatEntrySnapshot> TargetHasEip =
        new("target-without-eip", s => s.WithTarget(t => t with { Occupants = [Occupant()] }));

    private static readonly Breach<DnatEntrySnapshot> BadPort =
        new("external-port-form", s => s.Asking(e => e with { ExternalPort = "0" }));

    private static readonly Breach<DnatEntrySnapshot> BadInternalIp =
        new("internal-ip-form", s => s.Asking(e => e with { InternalIp = "10.0.0" }));

    public static IReadOnlyList<RuleCase<DnatEntrySnapshot>> All { get; } =
    [
        Case("nat-gateway-exists", s => s with { NatGateway = null }, TargetHasEip, BadPort),
        Case("nat-gateway-exists", s => s.WithGateway(r => r with { ResourceGroupId = "rg-2" }) with { Principal = RamUser }, TargetHasEip, BadPort),
        Case("nat-gateway-kind", s => s with { NatGateway = new() { Resource = Resource(ResourceKind.HaVip) } }, TargetHasEip, BadPort),
        Case("nat-gateway-not-deleting", s => s.WithGateway(r => r with { Status = NatGatewayStatus.Deleting }), TargetHasEip, BadPort),
        Case("nat-gateway-state", GatewayBusy.Apply, TargetHasEip, BadPort),
        Case("nat-gateway-state", s => s.WithGateway(r => r with { Status = NatGatewayStatus.Creating }), TargetHasEip, BadPort),
        Case("nat-gateway-in-vpc", s => s.WithGateway(r => r with { VpcId = null }), TargetHasEip, BadPort),
        Case("external-ip-form", s => s.Asking(e => e with { ExternalIp = "203.0.113.05" })),
        Case("external-ip-form", s => s.Asking(e => e with { ExternalIp = "::1" })),
        Case("internal-ip-form", BadInternalIp.Apply),
        Case("external-port-form", BadPort.Apply),
        Case("external-port-form", s => s.Asking(e => e with { ExternalPort = "65536" })),
        Case("external-port-form", s => s.Asking(e => e with { ExternalPort = "20/10" })),
        Case("internal-port-form", s => s.Asking(e => e with { InternalPort = "http" })),
        Case("protocol-supported", s => s.Asking(e => e with { Protocol = (IpProtocol)99 })),
        Case("any-together", s => s.Asking(e => e with { Protocol = IpProtocol.Any })),
        Case("any-together", s => s.Asking(e => e with { ExternalPort = "Any" })),
        Case("port-range-length", s => s.Asking(e => e with { ExternalPort = "10/20", InternalPort = "10/19" })),
        Case("external-ip-on-gateway", s => s.Asking(e => e with { ExternalIp = "203.0.113.77" })),
        Case("target-visible", HideTarget, GatewayBusy, BadPort),
        Case("target-owns-internal-ip", s => s with { Target = null }, GatewayBusy, BadPort),
        Case("target-owns-internal-ip", s => s.WithTarget(t => t.Changed<EcsInstance>(r => r with { PrivateIpAddress = "10.0.0.9" })), GatewayBusy, BadPort),
        Case("target-owns-internal-ip", s => s.Asking(e => e with { TargetResourceId = "i-404" })),
        Case("target-owns-internal-ip", s => s.Asking(e => e with { TargetResourceId = "havip-1" }) with { Named = new() { Resource = Resource(ResourceKind.HaVip) } }),
        Case("target-owns-internal-ip", s => s.Asking(e => e with { TargetResourceId = "i-2" }) with { Named = new() { Resource = OtherInstance } }),
        Case("target-same-vpc", s => s.WithTarget(t => t.Changed<EcsInstance>(r => r with { VpcId = "vpc-2" }))),
        Case("target-same-vpc", s => s.WithTarget(t => t.Changed<EcsInstance>(r => r with { RegionId = "cn-beijing" }))),
        Case("target-without-eip", TargetHasEip.Apply, GatewayBusy, BadPort),
        Case("target-without-eip", s => s.Asking(e => e with { InternalIp = "10.0.0.4", TargetResourceId = "havip-1" }) with { Target = new() { Resource = Resource(ResourceKind.HaVip), Occupants = [Occupant()] } }, GatewayBusy, BadPort),
        Case("target-visible", s => s with { Principal = RamUser, Named = new() { Resource = OtherInstance with { ResourceGroupId = "rg-2" } } }, GatewayBusy, BadPort),
        Case("target-without-eip", NamesThePrimaryEniOfAnInstanceWithAnEip, GatewayBusy, BadPort),
        Case("external-ip-without-snat", s => s.ForwardingAnything().WithSnatEntries(SnatEntry("snat-9"))),
        Case("external-port-free", s => s.Asking(e => e with { ExternalPort = "70/90", InternalPort = "170/190" }).WithEntries(Entry(internalIp: "10.0.0.7"))),
        Case("external-port-free", s => s.WithEntries(Entry(internalIp: "10.0.0.7", externalPort: "Any", internalPort: "Any", protocol: IpProtocol.Any))),
        Case("internal-port-free", s => s.WithEntries(Entry() with { ExternalIp = "203.0.113.77" })),
        Case("dnat-entry-quota", s => s.WithEntries([.. Enumerable.Range(0, 100).Select(i => Entry($"fwd-{i}", $"{1000 + i}", $"{1000 + i}"))])),
    ];

    private static CloudResource OtherInstance => Resource(ResourceKind.EcsInstance) with { ResourceId = "i-2" };

    private static DnatEntrySnapshot NamesThePrimaryEniOfAnInstanceWithAnEip(DnatEntrySnapshot s) =>
        s.WithTarget(t => t with { Occupants = [Occupant()] }).Asking(e => e with { TargetResourceId = "eni-1" }) with
        {
            Named = new() { Resource = PrimaryEni },
        };

    private static DnatEntrySnapshot HideTarget(DnatEntrySnapshot s) =>
        s.WithTarget(t => t.Changed<CloudResource>(r => r with { ResourceGroupId = "rg-2" })) with { Principal = RamUser };

    private static RuleCase<DnatEntrySnapshot> Case(
        string ruleId,
        Func<DnatEntrySnapshot, DnatEntrySnapshot> change,
        params Breach<DnatEntrySnapshot>[] others) =>
        new(ruleId, PassingDnatEntry, change, others.Length > 0 ? others : [GatewayBusy, TargetHasEip]);
}
