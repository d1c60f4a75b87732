using System.Globalization;
using System.Net;
using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Guidance;

/// <summary>
/// Commands for Linux: iproute2, and the client of whatever leases addresses. All of them may be run again. The first
/// line puts the device's name into a variable; where it finds none, nothing else of the step is run.
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
        { LinuxName: { } name } => $"{variable}=$(ip -o link show dev {name} 2>/dev/null | awk -F': |@' '{{print $2; exit}}')",
        _ => $"{variable}=$(ip -o -4 addr show to {nic.Address} | awk '{{print $2; exit}}')",
    };

    /// <summary>
    /// Commands that run only where every device was found. They are one compound command, so that none of them runs
    /// otherwise, in an interactive shell and whether or not it names a device.
    /// </summary>
    public static IReadOnlyList<string> WhenFound(IEnumerable<string> commands, params ReadOnlySpan<string> variables)
    {
        var conditions = new List<string>();
        foreach (var variable in variables)
        {
            conditions.Add($"[ -n \"${variable}\" ]");
        }

        return
        [
            $"if {string.Join(" && ", conditions)}; then",
            .. commands.Select(command => $"  {command}"),
            "else echo 'The network interface was not found: nothing is changed.' >&2; fi",
        ];
    }

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

    public static GuidanceStep Addresses(string device, string purpose) => new(purpose, [device, "ip -4 addr show dev \"${DEV:?}\""]);

    public static GuidanceStep AddressSeen(string source, string expected) => new(
        $"Ask a server on the Internet which address it sees; it must answer {expected}.",
        [$"curl -4 --interface {source} {Echo}"]);
}
