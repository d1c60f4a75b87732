using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>Finds out why an instance and the Internet do not reach each other (FAQ section_m3e_7x3_xo5).</summary>
public static class ConnectivityDiagnosis
{
    /// <summary>Makes the diagnosis.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <returns>The report.</returns>
    public static ConnectivityReport Of(ConnectivitySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Instance is not { } registered)
        {
            return new()
            {
                ResourceId = snapshot.Subject.Resource.ResourceId,
                InstanceId = (snapshot.Subject.Resource as NetworkInterface)?.InstanceId,
                Destination = snapshot.Destination,
                AreRoutesAssumed = false,
                Inbound = [],
                Findings = [StateFindings.NoInstance((NetworkInterface)snapshot.Subject.Resource, snapshot.IsPartial), .. StateFindings.OfEips(snapshot)],
            };
        }

        var network = new InstanceNetwork(snapshot, registered);
        var outbound = OutboundTracer.Trace(network, snapshot.Destination);
        var inbound = network.Nics
            .Where(nic => snapshot.Subject.Resource is EcsInstance || nic.Ids.Contains(snapshot.Subject.Resource.ResourceId))
            .SelectMany(nic => InboundTracer.Trace(network, nic))
            .ToList();
        IEnumerable<ConnectivityFinding> findings =
        [
            .. StateFindings.OfInstance(network),
            .. StateFindings.OfEips(snapshot),
            .. RoutingFindings.Of(network, outbound, inbound, snapshot.Destination),
            .. ModeFindings.Of(network),
        ];
        return new()
        {
            ResourceId = snapshot.Subject.Resource.ResourceId,
            InstanceId = registered.Resource.ResourceId,
            Destination = snapshot.Destination,
            AreRoutesAssumed = network.AreRoutesAssumed,
            Outbound = outbound,
            Inbound = inbound,
            Findings = [.. findings.OrderByDescending(finding => finding.Severity)],
        };
    }
}
