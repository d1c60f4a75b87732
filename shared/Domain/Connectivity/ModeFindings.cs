using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Connectivity;

/// <summary>Findings from the modes of EIPs, and from EIPs and DNAT entries side by side.</summary>
internal static class ModeFindings
{
    public static IEnumerable<ConnectivityFinding> Of(InstanceNetwork network)
    {
        foreach (var nic in network.Nics)
        {
            foreach (var occupant in nic.Occupants.Where(occupant => occupant.Mode == EipMode.CutThrough))
            {
                yield return new()
                {
                    FindingId = "private-network-lost",
                    Severity = FindingSeverity.Information,
                    Message = $"EIP '{occupant.EipId}' ({occupant.IpAddress}) replaces the private address {nic.PrivateAddresses[0]} of ENI '{nic.NicId}': the VPC is not reached by this ENI.",
                    FaqSection = "section_9y3_r2h_ran",
                    Remedy = "Reach the VPC by another ENI. Should this one be needed for it, associate the EIP in NAT or multi-EIP mode.",
                };
            }

            foreach (var occupant in nic.Occupants.Where(occupant => occupant.Mode == EipMode.MultiEip && !IsRouted(network, occupant.IpAddress)))
            {
                yield return new()
                {
                    FindingId = "eip-not-configured",
                    Severity = FindingSeverity.Warning,
                    Message = $"No registered route of the operating system has the source {occupant.IpAddress} (EIP '{occupant.EipId}', ENI '{nic.NicId}'). In multi-EIP mode the EIP answers only once it is configured as a static address.",
                    FaqSection = "section_9y3_r2h_ran",
                    Remedy = $"Configure it as the guidance of EIP '{occupant.EipId}' says, and register the instance's routes.",
                };
            }

            foreach (var entry in nic.DnatEntries.Where(_ => nic.IsPrimary && nic.Occupants.Count > 0))
            {
                yield return new()
                {
                    FindingId = "dnat-without-effect",
                    Severity = FindingSeverity.Warning,
                    Message = $"DNAT entry '{entry.DnatEntryId}' of NAT gateway '{entry.NatGatewayId}' forwards {entry.ExternalIp}:{entry.ExternalPort} to {entry.InternalIp}, and '{nic.NicId}' has EIP {nic.Occupants[0].IpAddress} too: it uses the EIP.",
                    FaqSection = "section_wa9_tjs_eb2",
                    Remedy = "Delete the DNAT entry, or disassociate the EIP.",
                };
            }
        }
    }

    private static bool IsRouted(InstanceNetwork network, string eip) =>
        network.Routes.Any(route => route.Source is { } source && Ipv4Network.Parse(source).Contains(eip));
}
