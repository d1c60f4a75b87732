
namespace EipFunctions.Domain.Connectivity;

/// <summary>Findings from the routes of the instance.</summary>
internal static class RoutingFindings
{
    private const string Faq = "section_m3e_7x3_xo5";

    public static IEnumerable<ConnectivityFinding> Of(
        InstanceNetwork network, OutboundPath outbound, IReadOnlyList<InboundPath> inbound, string destination)
    {
        if (network.AreRoutesAssumed)
        {
            yield return new()
            {
                FindingId = "routes-assumed",
                Severity = FindingSeverity.Information,
                Message = $"The routes of '{network.Instance.ResourceId}' are not registered. One default route by the primary ENI is assumed, which is what instances have by default.",
                FaqSection = Faq,
                Remedy = "Register the routes (`ip route` and `ip rule`, or `Get-NetRoute`) as the instance's routes, and ask again.",
            };
        }

        if (!outbound.ReachesInternet)
        {
            yield return NoWayOut(network, outbound, destination);
        }

        foreach (var path in inbound.Where(path => !path.IsSymmetric))
        {
            yield return Asymmetric(network, path);
        }

        foreach (var group in network.Routes
            .GroupBy(route => (route.Destination, route.Source, route.Metric))
            .Where(group => group.Select(network.NicOf).Distinct().Count() > 1))
        {
            yield return new()
            {
                FindingId = "duplicate-metric",
                Severity = FindingSeverity.Warning,
                Message = $"{group.Count()} routes to {group.Key.Destination} share the metric {group.Key.Metric} and leave by different ENIs ({string.Join(", ", group.Select(route => network.NicOf(route)?.NicId ?? route.NetworkInterfaceId))}): which one is taken is left to the operating system.",
                FaqSection = Faq,
                Remedy = "Give each its own metric, or make one multipath route of them.",
            };
        }
    }

    // What the caller cannot see is not said to be missing.
    private static string Known(InstanceNetwork network) => network.IsPartial ? ", as far as the key shows" : "";

    private static ConnectivityFinding NoWayOut(InstanceNetwork network, OutboundPath outbound, string destination)
    {
        // The FAQ's case: what could carry the packets is on another ENI than the one that the route leaves by.
        var other = network.Nics.FirstOrDefault(
            nic => nic.NicId != outbound.NetworkInterfaceId && nic.Occupants.Any(network.Carries));
        if (other is not null && outbound.Route is { } route)
        {
            var eip = other.Occupants.First(network.Carries);
            return new()
            {
                FindingId = "default-route-by-other-eni",
                Severity = FindingSeverity.Error,
                Message = $"Packets to {destination} leave by '{outbound.NetworkInterfaceId ?? route.NetworkInterfaceId}' (route {route.Destination}, metric {route.Metric}), which has no way to the Internet{Known(network)}. EIP '{eip.EipId}' ({eip.IpAddress}) is on ENI '{other.NicId}'.",
                FaqSection = Faq,
                Remedy = "Change the default route, add specific routes or adjust the priorities, so that packets for the Internet leave by the ENI that has the EIP.",
                Commands = RouteRemedies.WayOut(network, other, other.AddressOf(eip)),
            };
        }

        return outbound.Route is null
            ? new()
            {
                FindingId = "no-route",
                Severity = FindingSeverity.Error,
                Message = $"No registered route of '{network.Instance.ResourceId}' leads to {destination}.",
                FaqSection = Faq,
                Remedy = "Add a default route by an ENI that has an EIP, or by the primary ENI where a NAT gateway lets it out.",
            }
            : new()
            {
                FindingId = "no-internet",
                Severity = FindingSeverity.Error,
                Message = $"Packets to {destination} leave by '{outbound.NetworkInterfaceId ?? outbound.Route.NetworkInterfaceId}' and are lost{Known(network)}: {outbound.Hops[^1].Detail}",
                FaqSection = Faq,
                Remedy = "Associate an EIP with the instance or with an ENI of it, or add an SNAT entry to a NAT gateway of the VPC.",
            };
    }

    private static ConnectivityFinding Asymmetric(InstanceNetwork network, InboundPath path)
    {
        var nic = network.Nics.Single(nic => nic.NicId == path.NetworkInterfaceId);
        return new()
        {
            FindingId = "asymmetric-return",
            Severity = FindingSeverity.Error,
            Message = path.AnswerNetworkInterfaceId is { } answers
                ? $"Packets to {path.PublicAddress} arrive at '{nic.NicId}' ({path.Address}), and answers leave by '{answers}': they are lost."
                : $"Packets to {path.PublicAddress} arrive at '{nic.NicId}' ({path.Address}), and no route leads answers out{Known(network)}.",
            FaqSection = Faq,
            Remedy = $"Make what {path.Address} sends leave by '{nic.NicId}'.",
            Commands = RouteRemedies.Answers(network, nic, path.Address),
        };
    }
}
