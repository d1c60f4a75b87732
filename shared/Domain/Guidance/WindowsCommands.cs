using System.Globalization;
using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Guidance;

/// <summary>
/// Commands for Windows: PowerShell's NetTCPIP and NetAdapter modules, as administrator. What they set lasts beyond the
/// next start. The first line puts the interface's index into a variable; where it finds none, nothing else of the step
/// is run.
/// </summary>
internal static class WindowsCommands
{
    public static string Interface(GuestNic nic, string variable = "nic") => nic.MacAddress is { } mac
        ? $"${variable} = (Get-NetAdapter | Where-Object MacAddress -eq '{mac.Replace(':', '-').ToUpperInvariant()}' | Select-Object -First 1).ifIndex"
        : $"${variable} = (Get-NetIPAddress -IPAddress {nic.Address}).InterfaceIndex";

    /// <summary>
    /// A default route of an interface's own. Windows sends a packet by the interface that has its source address
    /// (the strong host model), so answers leave by this one; the high metric leaves all else where it was.
    /// </summary>
    /// <param name="gateway">The next hop of the route.</param>
    /// <param name="condition">What must have been found: the interface, and what the step needs beside it.</param>
    public static IReadOnlyList<string> OwnDefaultRoute(string gateway, string condition = "$nic") =>
    [
        $"if ({condition}) {{ if (-not (Get-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop {gateway} -ErrorAction SilentlyContinue)) "
            + $"{{ New-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop {gateway} -RouteMetric 500 }} }}",
        $"if ({condition}) {{ Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -WeakHostSend Disabled -WeakHostReceive Disabled }}",
    ];

    /// <summary>Static addresses in place of a leased one: an interface has either, not both.</summary>
    public static IReadOnlyList<string> StaticAddresses(params ReadOnlySpan<(string Address, Ipv4Network Network)> addresses)
    {
        var commands = new List<string>
        {
            "if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -Dhcp Disabled }",
        };
        foreach (var (address, network) in addresses)
        {
            commands.Add(string.Create(
                CultureInfo.InvariantCulture, $"if ($nic) {{ New-NetIPAddress -InterfaceIndex $nic -IPAddress {address} -PrefixLength {network.PrefixLength} }}"));
        }

        return commands;
    }

    public static GuidanceStep Addresses(string find, string purpose) => new(
        purpose, [find, "if ($nic) { Get-NetIPAddress -InterfaceIndex $nic -AddressFamily IPv4 | Format-Table IPAddress, PrefixLength }"]);

    public static GuidanceStep AddressSeen(string source, string expected) => new(
        $"Ask a server on the Internet which address it sees; it must answer {expected}. curl.exe comes with Windows Server 2019 and later.",
        [$"curl.exe -4 --interface {source} {LinuxCommands.Echo}"]);
}
