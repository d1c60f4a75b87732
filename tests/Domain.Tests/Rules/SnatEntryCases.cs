using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Every way to break a rule for a new SNAT entry.</summary>
internal static class SnatEntryCases
{
    private static readonly Breach<SnatEntrySnapshot> GatewayBusy =
        new("nat-gateway-state", s => s.WithGateway(r => r with { Status = NatGatewayStatus.Modifying }));

    private static readonly Breach<SnatEntrySnapshot> TwoSources =
        new("one-source", s => s.Asking(e => e with { SourceVSwitchId = "vsw-1", SourceCidr = "10.1.1.0/24" }));

    private static readonly Breach<SnatEntrySnapshot> BadCidr =
        new("source-cidr-form", s => s.Asking(e => e with { SourceVSwitchId = null, SourceCidr = "10.1.1.1/24" }));

    private static readonly Breach<SnatEntrySnapshot> TooMany =
        new("snat-ip-count", s => s.Asking(e => e with { SnatIps = [.. e.SnatIps, .. e.SnatIps] }));

    public static IReadOnlyList<RuleCase<SnatEntrySnapshot>> All { get; } =
    [
        Case("nat-gateway-exists", s => s with { NatGateway = null }, TwoSources, TooMany),
        Case("nat-gateway-exists", s => s.WithGateway(r => r with { ResourceGroupId = "rg-2" }) with { Principal = RamUser }, TwoSources, TooMany),
        Case("nat-gateway-kind", s => s with { NatGateway = new() { Resource = Resource(ResourceKind.HaVip) } }, TwoSources, TooMany),
        Case("nat-gateway-not-deleting", s => s.WithGateway(r => r with { Status = NatGatewayStatus.Deleting }), TwoSources, TooMany),
        Case("nat-gateway-state", GatewayBusy.Apply, TwoSources, TooMany),
        Case("nat-gateway-state", s => s.WithGateway(r => r with { Status = NatGatewayStatus.Creating }), TwoSources, TooMany),
        Case("snat-ip-form", s => s.Asking(e => e with { SnatIps = [Eip.IpAddress, "203.0.113.05"] }), GatewayBusy, TwoSources),
        Case("snat-ip-count", s => s.Asking(e => e with { SnatIps = [] }), GatewayBusy, TwoSources),
        Case("snat-ip-count", TooMany.Apply, GatewayBusy, TwoSources),
        Case("snat-ip-count", ManyIps),
        Case("one-source", TwoSources.Apply, GatewayBusy, TooMany),
        Case("one-source", s => s.Asking(e => e with { SourceVSwitchId = null }), GatewayBusy, TooMany),
        Case("source-cidr-form", BadCidr.Apply, GatewayBusy, TooMany),
        Case("source-cidr-form", s => s.Asking(e => e with { SourceVSwitchId = null, SourceCidr = "10.1.1.0" }), GatewayBusy, TooMany),
        Case("source-cidr-form", s => s.Asking(e => e with { SourceVSwitchId = null, SourceCidr = "fd00::/64" }), GatewayBusy, TooMany),
        Case("snat-ip-on-gateway", s => s.Asking(e => e with { SnatIps = ["203.0.113.77"] })),
        Case("snat-ip-not-forwarded", s => s.WithDnatEntries(Entry(externalPort: "any", internalPort: "Any", protocol: IpProtocol.Any))),
        Case("source-free", s => s.WithEntries(SnatEntry("snat-9")), GatewayBusy, TooMany),
        Case("source-free", s => s.Asking(e => e with { SourceVSwitchId = null, SourceCidr = "10.1.1.0/24" }).WithEntries(SnatEntry("snat-9", null, "10.1.1.0/24")), GatewayBusy, TooMany),
        Case("snat-entry-quota", s => s.WithEntries([.. Enumerable.Range(0, 40).Select(i => SnatEntry($"snat-{i}", $"vsw-9{i}"))])),
    ];

    private static SnatEntrySnapshot ManyIps(SnatEntrySnapshot s)
    {
        string[] ips = [.. Enumerable.Range(1, 65).Select(i => $"203.0.113.{i}")];
        return s.Asking(e => e with { SnatIps = ips }) with
        {
            NatGateway = s.NatGateway! with { Occupants = [.. ips.Select((ip, i) => Occupant($"eip-{i}", $"{i}", ip))] },
        };
    }

    private static RuleCase<SnatEntrySnapshot> Case(
        string ruleId,
        Func<SnatEntrySnapshot, SnatEntrySnapshot> change,
        params Breach<SnatEntrySnapshot>[] others) =>
        new(ruleId, PassingSnatEntry, change, others.Length > 0 ? others : [GatewayBusy, TwoSources]);
}
