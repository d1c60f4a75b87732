using System.Buffers.Binary;
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

    // Ahead of every table that has a name: local, main and default are 253 to 255, and distributions name small ones.
    private const int FirstTable = 10_000;

    public static string Device(GuestNic nic, string variable = "DEV") => nic switch
    {
        { MacAddress: { } mac } => $"{variable}=$(ip -o link show | awk -F': |@' '/link\\/ether {mac}/ {{print $2; exit}}')",
        { LinuxName: { } name } => $"{variable}={name}",
        _ => $"{variable}=$(ip -o -4 addr show to {nic.Address} | awk '{{print $2; exit}}')",
    };

    /// <summary>The routing table for packets with a source address: numbered after its last two bytes, so that each address has one.</summary>
    public static int Table(string source)
    {
        Span<byte> bytes = stackalloc byte[4];
        _ = IPAddress.Parse(source).TryWriteBytes(bytes, out _);
        return FirstTable + BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
    }

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
