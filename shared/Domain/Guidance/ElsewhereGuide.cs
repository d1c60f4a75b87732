using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>Guidance for what has no operating system of the customer's: NAT gateways, SLB instances and HAVIPs.</summary>
internal static class ElsewhereGuide
{
    public static EipGuidance Of(GuidanceSnapshot snapshot) => snapshot.Resource switch
    {
        NatGateway gateway => EipGuide.Begin(
            snapshot,
            $"The EIP is on NAT gateway '{gateway.ResourceId}', which translates packets on their way. No operating system has it.") with
        {
            Notes =
            [
                "Instances reach the Internet through it by SNAT entries, and are reached by DNAT entries; without an entry nothing passes.",
                "Nothing is configured in an instance.",
            ],
        },
        SlbInstance slb => EipGuide.Begin(
            snapshot,
            $"The EIP is mapped to the service address {slb.PrivateIpAddress} of SLB instance '{slb.ResourceId}'. No operating system has either.") with
        {
            Notes =
            [
                "Listeners of the SLB instance answer on the EIP; backend servers are configured as before.",
                "A backend server reaches the Internet by its own EIP or by SNAT, not by this EIP.",
            ],
        },
        HaVip haVip => EipGuide.Begin(
            snapshot,
            $"The EIP is mapped to the private address {haVip.PrivateIpAddress} of HAVIP '{haVip.ResourceId}' by NAT at the Internet gateway. No operating system has the EIP.") with
        {
            Notes =
            [
                $"The instance that announces the HAVIP, such as the VRRP master, has {haVip.PrivateIpAddress} on its ENI, and answers on the EIP.",
            ],
            OperatingSystems = [.. snapshot.OperatingSystems.Select(os => OfHaVip(os, haVip.PrivateIpAddress, snapshot.IpAddress))],
        },
        _ => throw new ArgumentOutOfRangeException(nameof(snapshot), snapshot.Resource.Kind, "Unknown kind of resource."),
    };

    private static OsGuidance OfHaVip(GuestOs os, string address, string eip)
    {
        var purpose = $"On the instance that announces the HAVIP: {address} is listed, {eip} is not.";
        return os == GuestOs.Linux
            ? new(os, [], [], [new(purpose, [$"ip -4 addr show to {address}", $"ip -4 addr show to {eip}"])])
            : new(os, [], [], [new(purpose, [$"Get-NetIPAddress -AddressFamily IPv4 | Where-Object IPAddress -in '{address}', '{eip}'"])]);
    }
}
