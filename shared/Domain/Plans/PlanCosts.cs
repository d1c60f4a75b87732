using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Plans;

/// <summary>What the places of a plan cost (FAQ section_9y3_r2h_ran, section_m3e_7x3_xo5).</summary>
internal static class PlanCosts
{
    public static PlanTradeOffs Of(PlanWay way, IReadOnlyList<PlannedAssociation> assignments)
    {
        var enis = assignments.Where(one => one.ResourceKind == ResourceKind.NetworkInterface).ToList();
        var mode = way == PlanWay.MultiEip ? EipMode.MultiEip : EipMode.Nat;
        return new(
            VisibleInOperatingSystem: mode != EipMode.Nat,
            PrivateNetworkKept: assignments.All(one => one.Mode != EipMode.CutThrough),
            NatAlgNeeded: mode == EipMode.Nat || assignments.Any(one => one.Mode == EipMode.Nat),
            NetworkInterfaces: assignments.Select(one => one.ResourceId).Distinct(StringComparer.Ordinal).Count(),
            [.. Notes(way, assignments.Count > enis.Count, enis.Count > 0)]);
    }

    private static IEnumerable<string> Notes(PlanWay way, bool usesInstance, bool usesEnis)
    {
        yield return way switch
        {
            PlanWay.SecondaryEnis =>
                "Each EIP takes a secondary ENI of its own. The operating system sees the ENI's private IP address, not the EIP.",
            PlanWay.SecondaryPrivateIps =>
                "Each EIP maps to a private IP address of an ENI. Configure the secondary private IP addresses in the operating system, which does not see the EIPs.",
            _ => "The EIPs can be seen on the ENI once the operating system is configured with them as static IP addresses.",
        };
        if (usesInstance)
        {
            yield return "The EIP of the instance itself cannot be seen in the operating system: the Internet gateway maps it to the primary ENI.";
        }

        if (usesInstance || way != PlanWay.MultiEip)
        {
            yield return "In mode NAT, protocols that need a NAT ALG (H.323, SIP, DNS, RTSP, TFTP) do not work.";
        }

        if (usesEnis || !usesInstance)
        {
            yield return "Packets leave through the primary ENI by default: adjust the priority of routes, or add routes for each secondary ENI.";
            yield return "The ENIs stay attached and keep their private network.";
        }
    }
}
