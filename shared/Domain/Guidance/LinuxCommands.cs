using System.Globalization;
using System.Net;
using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Guidance;

/// <summary>
/// Commands for Linux: iproute2, and the client of whatever leases addresses. All of them may be run again. The first
/// line puts the device's name into a variable; where it finds none, what follows fails and changes nothing.
/// </summary>
internal static class LinuxCommands
{
    /// <summary>Who tells a caller the address that it is seen with.</summary>
    public const string Echo = "https://api.ipify.org";

    // Behind the local table (0), ahead of the main one (32766).
    private const int RulePriority = 1000;

    public static string Device(GuestNic nic, string variable = "DEV") => nic switch
    {
        { MacAddress: { } mac } => $"{variable}=$(ip -o link show | awk -F': |@' '/link\\/ether {mac}/ {{print $2; exit}}')",
        { LinuxName: { } name } => $"{variable}={name}",
        _ => $"{variable}=$(ip -o -4 addr show to {nic.Address} | awk '{{print $2; exit}}')",
    };

    /// <summary>
    /// The routing table for packets with a source address: the address as a number. Table ids have 32 bits as well, so
    /// no two addresses share one, and those that have names (local, main, default, small ones of distributions) belong
    /// to no address that packets can have.
    /// </summary>
    public static uint Table(string source) => Ipv4Network.Number(IPAddress.Parse(source));

    /// <summary>Policy routing: packets with a source address leave by one device, whatever the main table says.</summary>
    public static IReadOnlyList<string> RouteBySource(string device, string source, Ipv4Network network)
    {
        var table = Table(source).ToString(CultureInfo.InvariantCulture);
        return
        [
            $"ip route replace {network} dev \"${device}\" src {source} table {table}",
            $"ip route replace default via {network.Gateway} dev \"${device}\" src {source} table {table}",
            $"ip rule del from {source} lookup {table} 2>/dev/null; ip rule add from {source} lookup {table} priority {RulePriority}",
        ];
    }

    /// <summary>The same for netplan, at the indentation of a device's members.</summary>
    public static IReadOnlyList<string> NetplanRouteBySource(string source, Ipv4Network network)
    {
        var table = Table(source).ToString(CultureInfo.InvariantCulture);
        return
        [
            "      routes:",
            $"        - {{to: {network}, scope: link, table: {table}}}",
            $"        - {{to: 0.0.0.0/0, via: {network.Gateway}, on-link: true, table: {table}}}",
            "      routing-policy:",
            $"        - {{from: {source}, table: {table}, priority: {RulePriority}}}",
        ];
    }

    /// <summary>The same for the network scripts of RHEL and its kin: the lines of a route file, then of a rule file.</summary>
    public static (IReadOnlyList<string> Routes, IReadOnlyList<string> Rules) ScriptRouteBySource(
        string device, string source, Ipv4Network network)
    {
        var table = Table(source).ToString(CultureInfo.InvariantCulture);
        return (
            [
                $"{network} dev {device} src {source} table {table}",
                $"default via {network.Gateway} dev {device} src {source} table {table}",
            ],
            [$"from {source} lookup {table} priority {RulePriority}"]);
    }

    public static GuidanceStep Addresses(string device, string purpose) => new(purpose, [device, "ip -4 addr show dev \"$DEV\""]);

    public static GuidanceStep AddressSeen(string source, string expected) => new(
        $"Ask a server on the Internet which address it sees; it must answer {expected}.",
        [$"curl -4 --interface {source} {Echo}"]);
}
