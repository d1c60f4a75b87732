using System.Globalization;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>Guidance for multi-EIP mode: the EIP is a static address beside the private one.</summary>
internal static class MultiEipGuide
{
    public static EipGuidance Of(GuidanceSnapshot snapshot, NetworkInterface eni)
    {
        var (eip, nic) = (snapshot.IpAddress, GuestNic.Of(eni)!);
        var notes = new List<string>
        {
            "Each EIP of the ENI is configured so; an EIP that is not configured does not answer.",
            "Protocols that NAT mode does not carry (H.323, SIP, DNS, RTSP, TFTP) pass: there is no translation.",
        };
        if (!eni.IsAttached)
        {
            notes.Add(EipGuide.NotAttached(eni));
        }

        if (nic.Network is null)
        {
            notes.Add(EipGuide.Unknown(eni, "vSwitchCidrBlock", "files and Windows commands that state the private address need its prefix length."));
        }

        return EipGuide.Begin(
            snapshot,
            $"The ENI carries the EIP beside its private address {nic.Address}, without any translation. DHCP gives the private address only, so the operating system has the EIP once it is configured as a static address.") with
        {
            IsVisible = true,
            Notes = notes,
            Gateway = EipGatewayInfo.Of(eip),
            OperatingSystems = [.. snapshot.OperatingSystems.Select(os => os == GuestOs.Linux ? Linux(nic, eip) : Windows(nic, eip))],
        };
    }

    private static OsGuidance Linux(GuestNic nic, string eip)
    {
        var network = EipGatewayInfo.NetworkOf(eip);
        var device = LinuxCommands.Device(nic);
        var length = network.PrefixLength.ToString(CultureInfo.InvariantCulture);
        return new(
            GuestOs.Linux,
            [
                new(
                    $"Add the EIP with its mask {network.Mask}. DHCP stays on for the private address.",
                    [device, .. LinuxCommands.WhenFound(["ip link set dev \"$DEV\" up", $"ip addr replace {eip}/{length} dev \"$DEV\""], "DEV")]),
                new(
                    $"Make what the EIP sends leave by this ENI and its gateway {network.Gateway}.",
                    [device, .. LinuxCommands.WhenFound(LinuxCommands.RouteBySource("DEV", eip, network), "DEV")]),
            ],
            LinuxFiles.Static(nic, eip, network),
            [
                LinuxCommands.Addresses(device, $"The ENI has {nic.Address} and {eip}."),
                LinuxCommands.AddressSeen(eip, eip),
            ]);
    }

    private static OsGuidance Windows(GuestNic nic, string eip)
    {
        var find = WindowsCommands.Interface(nic);
        var gateway = EipGatewayInfo.Of(eip).Gateway;
        return new(
            GuestOs.Windows,
            nic.Network is { } network
                ?
                [
                    new(
                        "State both addresses: Windows has static addresses or DHCP on an interface, not both. For another EIP run its own line with New-NetIPAddress and, where its gateway is another, with New-NetRoute only.",
                        [
                            find,
                            .. WindowsCommands.StaticAddresses((nic.Address, network), (eip, EipGatewayInfo.NetworkOf(eip))),
                            .. WindowsCommands.OwnDefaultRoute(gateway),
                        ]),
                ]
                : [],
            [],
            [
                WindowsCommands.Addresses(find, $"The ENI has {nic.Address} and {eip}."),
                WindowsCommands.AddressSeen(eip, eip),
            ]);
    }
}
