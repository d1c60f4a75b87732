namespace EipFunctions.Domain.Guidance;

/// <summary>Ways to lead packets out by a secondary ENI of a Windows instance. They last beyond the next start.</summary>
internal static class WindowsRoutes
{
    public static GuidanceStep OwnDefault(GuestNic nic, string gateway) => new(
        "A default route of the ENI's own, of low priority: what its addresses send leaves by it; everything else stays as it is. Programs that shall use the ENI bind to its address.",
        [WindowsCommands.Interface(nic), .. WindowsCommands.OwnDefaultRoute(gateway)]);

    public static GuidanceStep Specific(GuestNic nic, string gateway) => new(
        "Specific routes: only packets to certain destinations leave by the ENI. Put such a destination into $dest first, such as $dest = '198.51.100.0/24'.",
        [WindowsCommands.Interface(nic), $"if ($nic -and $dest) {{ New-NetRoute -InterfaceIndex $nic -DestinationPrefix $dest -NextHop {gateway} -RouteMetric 1 }}"]);

    // The metric of a route and its interface add up: 6 for the ENI, at least 50 for the primary one.
    public static GuidanceStep Default(GuestNic primary, GuestNic nic, string gateway) => new(
        "Adjust the priorities: all packets for the Internet leave by the ENI; the primary ENI keeps its default route for a fallback.",
        [
            WindowsCommands.Interface(primary, "primary"),
            WindowsCommands.Interface(nic),
            .. WindowsCommands.OwnDefaultRoute(gateway, "$nic -and $primary"),
            $"if ($nic -and $primary) {{ Set-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop {gateway} -RouteMetric 1 }}",
            "if ($nic -and $primary) { Set-NetIPInterface -InterfaceIndex $primary -AddressFamily IPv4 -AutomaticMetric Disabled -InterfaceMetric 50; "
                + "Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -AutomaticMetric Disabled -InterfaceMetric 5 }",
        ]);

    public static GuidanceStep Halves(GuestNic nic, string gateway) => new(
        "Load sharing: packets to the upper half of all addresses leave by the ENI, the others by the primary one. Windows does not balance between routes of one priority. It needs a way to the Internet on the primary ENI, too.",
        [WindowsCommands.Interface(nic), $"if ($nic) {{ New-NetRoute -InterfaceIndex $nic -DestinationPrefix '128.0.0.0/1' -NextHop {gateway} -RouteMetric 1 }}"]);
}
