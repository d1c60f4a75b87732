using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Guidance;

/// <summary>Ways to lead packets out by a secondary ENI of a Linux instance. They hold until the next start.</summary>
internal static class LinuxRoutes
{
    public static GuidanceStep BySource(GuestNic nic, string source, Ipv4Network network) => new(
        $"Policy routing: what {source} sends leaves by its ENI; everything else stays as it is. Programs that shall use the ENI bind to {source}.",
        [LinuxCommands.Device(nic), .. LinuxCommands.WhenFound(LinuxCommands.RouteBySource("DEV", source, network), "DEV")]);

    public static GuidanceStep Specific(GuestNic nic, string source, Ipv4Network network) => new(
        "Specific routes: only packets to certain destinations leave by the ENI. Put such a destination into DEST first, such as DEST=198.51.100.0/24.",
        [
            LinuxCommands.Device(nic),
            .. LinuxCommands.WhenFound([$"ip route replace \"${{DEST:?}}\" via {network.Gateway} dev \"$DEV\" src {source}"], "DEV"),
        ]);

    // The metric 0 goes before every other; the primary ENI keeps a route with a worse one to fall back to.
    public static GuidanceStep Default(GuestNic primary, GuestNic nic, string source, Ipv4Network network) => new(
        $"Change the default route: all packets for the Internet leave by the ENI. The primary ENI goes on answering for {primary.Address}, and keeps a default route of lower priority.",
        [
            LinuxCommands.Device(primary, "PRIMARY"),
            LinuxCommands.Device(nic),
            .. LinuxCommands.WhenFound(
                [
                    .. LinuxCommands.RouteBySource("PRIMARY", primary.Address, primary.Network!.Value),
                    $"ip route replace default via {primary.Gateway} dev \"$PRIMARY\" metric 200",
                    $"ip route replace default via {network.Gateway} dev \"$DEV\" src {source}",
                ],
                "PRIMARY",
                "DEV"),
        ]);

    public static GuidanceStep Multipath(GuestNic primary, GuestNic nic, string source, Ipv4Network network) => new(
        "Load balancing: each connection leaves by one of the two ENIs. It needs a way to the Internet on the primary ENI, too.",
        [
            LinuxCommands.Device(primary, "PRIMARY"),
            LinuxCommands.Device(nic),
            .. LinuxCommands.WhenFound(
                [
                    .. LinuxCommands.RouteBySource("PRIMARY", primary.Address, primary.Network!.Value),
                    .. LinuxCommands.RouteBySource("DEV", source, network),
                    "sysctl -w net.ipv4.fib_multipath_hash_policy=1",
                    $"ip route replace default nexthop via {primary.Gateway} dev \"$PRIMARY\" weight 1 nexthop via {network.Gateway} dev \"$DEV\" weight 1",
                ],
                "PRIMARY",
                "DEV"),
        ]);
}
