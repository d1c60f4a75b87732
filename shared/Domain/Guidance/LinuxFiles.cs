using System.Globalization;
using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Guidance;

/// <summary>
/// Files that make an ENI's addresses and routes last: for netplan (Ubuntu, Debian) and for the network scripts of RHEL,
/// CentOS and Alibaba Cloud Linux.
/// </summary>
internal static class LinuxFiles
{
    /// <summary>A leased address that routes by source, such as the EIP in cut-through mode.</summary>
    public static IReadOnlyList<GuidanceStep> Leased(GuestNic nic, string source, Ipv4Network network) =>
        [.. Netplan(nic, source, network, ["      dhcp4: true", "      dhcp4-overrides: {use-routes: false}"]), .. Scripts(nic, source, network, ["BOOTPROTO=dhcp"])];

    /// <summary>A static address that routes by source beside the private one, such as the EIP in multi-EIP mode.</summary>
    public static IReadOnlyList<GuidanceStep> Static(GuestNic nic, string source, Ipv4Network network) =>
    [
        .. Netplan(nic, source, network,
        [
            "      dhcp4: true",
            "      dhcp4-overrides: {use-routes: false}",
            "      addresses:",
            $"        - {source}/{Length(network)}",
        ]),
        .. nic.Network is { } own
            ? Scripts(nic, source, network,
            [
                "BOOTPROTO=none",
                $"IPADDR0={nic.Address}",
                $"PREFIX0={Length(own)}",
                $"IPADDR1={source}",
                $"PREFIX1={Length(network)}",
            ])
            : [],
    ];

    /// <summary>Private addresses of which one routes by source: NAT mode. DHCP leases the primary one only.</summary>
    public static IReadOnlyList<GuidanceStep> Private(GuestNic nic, string source, Ipv4Network network) => source == nic.Address
        ? Leased(nic, source, network)
        : Static(nic, source, network);

    private static IReadOnlyList<GuidanceStep> Netplan(
        GuestNic nic, string source, Ipv4Network network, IReadOnlyList<string> addresses)
    {
        // The file is named by the ENI, so that no other ENI's overwrites it.
        if ((nic.LinuxName ?? nic.MacAddress?.Replace(":", "", StringComparison.Ordinal)) is not { } id)
        {
            return [];
        }

        // A name that netplan knows already is completed, not defined twice; without a name the MAC address must do.
        string[] head = nic.LinuxName is null
            ? [$"    eip-{id}:", $"      match: {{macaddress: \"{nic.MacAddress}\"}}"]
            : [$"    {id}:"];
        return
        [
            new(
                $"With netplan: write the lines to /etc/netplan/90-eip-{id}.yaml (mode 600), then run `netplan try`. Several addresses of one ENI are listed in one file.",
                ["network:", "  version: 2", "  ethernets:", .. head, .. addresses, .. LinuxCommands.NetplanRouteBySource(source, network)]),
        ];
    }

    private static IReadOnlyList<GuidanceStep> Scripts(
        GuestNic nic, string source, Ipv4Network network, IReadOnlyList<string> addresses)
    {
        if (nic.LinuxName is not { } name)
        {
            return [];
        }

        var (routes, rules) = LinuxCommands.ScriptRouteBySource(name, source, network);
        return
        [
            new(
                $"With network scripts (RHEL, CentOS, Alibaba Cloud Linux): write the lines to /etc/sysconfig/network-scripts/ifcfg-{name}.",
                [$"DEVICE={name}", "TYPE=Ethernet", "ONBOOT=yes", "DEFROUTE=no", .. addresses]),
            new($"Write the lines to /etc/sysconfig/network-scripts/route-{name}.", routes),
            new(
                $"Write the line to /etc/sysconfig/network-scripts/rule-{name}. Where NetworkManager reads the files, it needs the package NetworkManager-dispatcher-routing-rules for it.",
                rules),
        ];
    }

    private static string Length(Ipv4Network network) => network.PrefixLength.ToString(CultureInfo.InvariantCulture);
}
