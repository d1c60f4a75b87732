using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Ipv6;

/// <summary>Writes how an instance's operating system gets its IPv6 addresses (FAQ section_h91_8bh_fbx).</summary>
public static class Ipv6Guide
{
    private const string Echo = "https://api6.ipify.org";

    /// <summary>Writes the guidance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="addresses">Its IPv6 addresses.</param>
    /// <param name="operatingSystems">The operating systems to write for.</param>
    /// <returns>The guidance.</returns>
    public static Ipv6Guidance Of(EcsInstance instance, IReadOnlyList<string> addresses, IReadOnlyList<GuestOs> operatingSystems)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(operatingSystems);
        if (!Ipv6Block.TryParse(instance.Ipv6CidrBlock, out var block))
        {
            return new([], null, ["An ECS instance can have IPv6 addresses once its vSwitch has an IPv6 block. Register ipv6CidrBlock."], []);
        }

        var nic = GuestNic.Of(instance)!;
        return addresses.Count == 0
            ? new([], block.Gateway, ["The instance has no IPv6 address. Assign one first."], [])
            : new(
                addresses,
                block.Gateway,
                [
                    "IPv6 addresses are independent of EIPs, and go on working whatever EIPs are associated.",
                    "Beyond the VPC they reach the Internet by an IPv6 gateway of the VPC that has Internet bandwidth for them.",
                ],
                [.. operatingSystems.Select(os => os == GuestOs.Linux ? Linux(nic, addresses, block) : Windows(nic, addresses, block))]);
    }

    private static OsGuidance Linux(GuestNic nic, IReadOnlyList<string> addresses, Ipv6Block block)
    {
        var device = LinuxCommands.Device(nic);
        return new(
            GuestOs.Linux,
            [
                new(
                    "Enable IPv6.",
                    [
                        device,
                        .. LinuxCommands.WhenFound(
                            ["sysctl -w net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0 \"net.ipv6.conf.$DEV.disable_ipv6=0\""],
                            "DEV"),
                    ]),
                new(
                    "Add the addresses and the default route.",
                    [
                        device,
                        .. LinuxCommands.WhenFound(
                            [
                                .. addresses.Select(address => $"ip -6 addr replace {address}/64 dev \"$DEV\""),
                                $"ip -6 route replace default via {block.Gateway} dev \"$DEV\"",
                            ],
                            "DEV"),
                    ]),
                new("Or, in place of the step before, lease the addresses by DHCPv6.", [device, .. LinuxCommands.WhenFound(["dhclient -6 -v \"$DEV\""], "DEV")]),
            ],
            [
                new(
                    "Enable IPv6 at every start: write the lines to /etc/sysctl.d/90-ipv6.conf. Where the kernel's command line has ipv6.disable=1, remove that and restart.",
                    ["net.ipv6.conf.all.disable_ipv6 = 0", "net.ipv6.conf.default.disable_ipv6 = 0"]),
                new(
                    "With netplan: write the lines to /etc/netplan/90-ipv6.yaml (mode 600), then run `netplan try`.",
                    [
                        "network:",
                        "  version: 2",
                        "  ethernets:",
                        $"    {nic.LinuxName}:",
                        "      addresses:",
                        .. addresses.Select(address => $"        - \"{address}/64\""),
                        "      routes:",
                        $"        - {{to: \"::/0\", via: \"{block.Gateway}\"}}",
                    ]),
                new(
                    $"With network scripts (RHEL, CentOS, Alibaba Cloud Linux): add the lines to /etc/sysconfig/network-scripts/ifcfg-{nic.LinuxName}. For DHCPv6 add IPV6INIT=yes and DHCPV6C=yes only.",
                    [
                        "IPV6INIT=yes",
                        $"IPV6ADDR={addresses[0]}/64",
                        .. addresses.Count == 1
                            ? []
                            : new[] { $"IPV6ADDR_SECONDARIES=\"{string.Join(' ', addresses.Skip(1).Select(address => $"{address}/64"))}\"" },
                        $"IPV6_DEFAULTGW={block.Gateway}",
                    ]),
            ],
            [
                new(
                    $"The ENI has {string.Join(", ", addresses)}, and a default route.",
                    [device, "ip -6 addr show dev \"${DEV:?}\" scope global", "ip -6 route show default"]),
                new(
                    $"Ask a server on the Internet which address it sees; it must answer {addresses[0]}.",
                    [$"curl -6 --interface {addresses[0]} {Echo}"]),
            ]);
    }

    private static OsGuidance Windows(GuestNic nic, IReadOnlyList<string> addresses, Ipv6Block block)
    {
        var find = WindowsCommands.Interface(nic);
        return new(
            GuestOs.Windows,
            [
                new(
                    "Enable IPv6.",
                    [
                        find,
                        "if ($nic) { Enable-NetAdapterBinding -Name (Get-NetAdapter -InterfaceIndex $nic).Name -ComponentID ms_tcpip6 }",
                    ]),
                new(
                    "Add the addresses and the default route. They last beyond the next start.",
                    [
                        find,
                        .. addresses.Select(address => $"if ($nic) {{ New-NetIPAddress -InterfaceIndex $nic -IPAddress {address} -PrefixLength 64 }}"),
                        $"if ($nic) {{ New-NetRoute -InterfaceIndex $nic -DestinationPrefix '::/0' -NextHop {block.Gateway} -RouteMetric 256 }}",
                    ]),
                new(
                    "Or, in place of the step before, lease the addresses by DHCPv6.",
                    [find, "if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv6 -Dhcp Enabled }", "if ($nic) { ipconfig /renew6 }"]),
            ],
            [],
            [
                new(
                    $"The ENI has {string.Join(", ", addresses)}, and a default route.",
                    [
                        find,
                        "if ($nic) { Get-NetIPAddress -InterfaceIndex $nic -AddressFamily IPv6 | Format-Table IPAddress, PrefixLength }",
                        "if ($nic) { Get-NetRoute -InterfaceIndex $nic -DestinationPrefix '::/0' }",
                    ]),
                new(
                    $"Ask a server on the Internet which address it sees; it must answer {addresses[0]}. curl.exe comes with Windows Server 2019 and later.",
                    [$"curl.exe -6 --interface {addresses[0]} {Echo}"]),
            ]);
    }
}
