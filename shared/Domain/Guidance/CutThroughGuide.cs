using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>Guidance for cut-through mode: the EIP replaces the private address of a secondary ENI.</summary>
internal static class CutThroughGuide
{
    public static EipGuidance Of(GuidanceSnapshot snapshot, NetworkInterface eni)
    {
        var eip = snapshot.IpAddress;
        // Until DHCP has given it the EIP, the ENI is found by the private address that it has.
        var before = GuestNic.Of(eni)!;
        var nic = before with { Address = eip };
        var notes = new List<string>
        {
            $"The ENI is a pure Internet interface: {eni.PrimaryPrivateIpAddress} no longer answers, and the VPC is reached by the instance's other ENIs.",
            "Protocols that NAT mode does not carry (H.323, SIP, DNS, RTSP, TFTP) pass: there is no translation.",
        };
        if (!eni.IsAttached)
        {
            notes.Add(EipGuide.NotAttached(eni));
        }

        if (nic.MacAddress is null && nic.DeviceIndex is null)
        {
            notes.Add(EipGuide.Unknown(eni, "macAddress", $"the commands find the ENI by {before.Address} before it is restarted, and by {eip} afterwards."));
        }

        return EipGuide.Begin(
            snapshot,
            $"The EIP replaces the private address {eni.PrimaryPrivateIpAddress} of the ENI; DHCP gives the operating system {eip} instead, without any translation.") with
        {
            IsVisible = true,
            KeepsPrivateNetwork = false,
            Notes = notes,
            Gateway = EipGatewayInfo.Of(eip),
            OperatingSystems = [.. snapshot.OperatingSystems.Select(os => os == GuestOs.Linux ? Linux(before, nic) : Windows(before, nic))],
        };
    }

    private static OsGuidance Linux(GuestNic before, GuestNic nic)
    {
        var eip = nic.Address;
        var network = EipGatewayInfo.NetworkOf(eip);
        var device = LinuxCommands.Device(nic);
        return new(
            GuestOs.Linux,
            [
                new(
                    "Restart the ENI and let DHCP give it the EIP. Where NetworkManager or systemd-networkd leases addresses, its client does it instead of dhclient.",
                    [
                        LinuxCommands.Device(before),
                        .. LinuxCommands.WhenFound(
                            [
                                "ip -4 addr flush dev \"$DEV\"",
                                "ip link set dev \"$DEV\" down",
                                "ip link set dev \"$DEV\" up",
                                "if systemctl -q is-active NetworkManager; then nmcli device connect \"$DEV\"; "
                                    + "elif systemctl -q is-active systemd-networkd; then networkctl reconfigure \"$DEV\"; "
                                    + "else dhclient -v \"$DEV\"; fi",
                            ],
                            "DEV"),
                    ]),
                new(
                    "The route of a secondary ENI has a lower priority, so answers of the EIP would leave by the primary ENI. Make what the EIP sends leave by this one.",
                    [device, .. LinuxCommands.WhenFound(LinuxCommands.RouteBySource("DEV", eip, network), "DEV")]),
            ],
            LinuxFiles.Leased(nic, eip, network),
            [
                LinuxCommands.Addresses(device, $"The ENI has {eip}, and no private address."),
                LinuxCommands.AddressSeen(eip, eip),
            ]);
    }

    private static OsGuidance Windows(GuestNic before, GuestNic nic)
    {
        var eip = nic.Address;
        var find = WindowsCommands.Interface(nic);
        return new(
            GuestOs.Windows,
            [
                new(
                    "Let DHCP give the ENI the EIP, and restart it.",
                    [
                        WindowsCommands.Interface(before),
                        "if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -Dhcp Enabled }",
                        "if ($nic) { Get-NetAdapter -InterfaceIndex $nic | Restart-NetAdapter }",
                    ]),
                new(
                    "Give the ENI a default route of its own, behind the primary ENI's: Windows sends what the EIP answers by this ENI only.",
                    [find, .. WindowsCommands.OwnDefaultRoute(EipGatewayInfo.Of(eip).Gateway)]),
            ],
            [],
            [
                WindowsCommands.Addresses(find, $"The ENI has {eip}, and no private address."),
                WindowsCommands.AddressSeen(eip, eip),
            ]);
    }
}
