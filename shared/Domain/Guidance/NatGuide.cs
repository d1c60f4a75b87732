using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>Guidance for the standard mode, NAT.</summary>
internal static class NatGuide
{
    public static EipGuidance Of(GuidanceSnapshot snapshot)
    {
        var nic = GuestNic.Of(snapshot.Resource)!;
        var address = snapshot.PrivateIpAddress ?? nic.Address;
        var notes = new List<string>
        {
            "Protocols that carry addresses in their payload (H.323, SIP, DNS, RTSP, TFTP) do not pass: NAT mode has no ALG. They need cut-through or multi-EIP mode.",
        };
        if (snapshot.Resource is NetworkInterface { IsAttached: false } eni)
        {
            notes.Add(EipGuide.NotAttached(eni));
        }

        // By default packets leave by the primary ENI, answers of a secondary one included.
        var network = snapshot.Resource is NetworkInterface { Type: NetworkInterfaceType.Secondary } ? nic.Network : null;
        if (network is null && snapshot.Resource is NetworkInterface { Type: NetworkInterfaceType.Secondary })
        {
            notes.Add(EipGuide.Unknown(snapshot.Resource, "vSwitchCidrBlock", "the commands that make answers leave by this ENI need its gateway."));
        }

        return EipGuide.Begin(
            snapshot,
            $"The EIP is configured on the Internet gateway, which maps it to the private address {address} by NAT. The operating system has the private address only.") with
        {
            Notes = notes,
            OperatingSystems = [.. snapshot.OperatingSystems.Select(os => os == GuestOs.Linux
                ? Linux(nic, address, snapshot.IpAddress, network)
                : Windows(nic, address, snapshot.IpAddress, network))],
        };
    }

    private static OsGuidance Linux(GuestNic nic, string address, string eip, Ipv4Network? secondary)
    {
        var device = LinuxCommands.Device(nic);
        var configure = new List<GuidanceStep>();
        if (secondary is { } network)
        {
            if (address != nic.Address)
            {
                configure.Add(new(
                    "Add the secondary private address; DHCP gives the primary one only.",
                    [device, .. LinuxCommands.WhenFound([$"ip addr replace {address}/{network.PrefixLength} dev \"$DEV\""], "DEV")]));
            }

            configure.Add(new(
                $"Make what {address} sends leave by this ENI: by default it leaves by the primary one, and the EIP never answers.",
                [device, .. LinuxCommands.WhenFound(LinuxCommands.RouteBySource("DEV", address, network), "DEV")]));
        }

        return new(
            GuestOs.Linux,
            configure,
            secondary is { } block ? LinuxFiles.Private(nic, address, block) : [],
            [
                LinuxCommands.Addresses(device, $"The ENI has {address}; {eip} is not listed, and need not be."),
                LinuxCommands.AddressSeen(address, eip),
            ]);
    }

    private static OsGuidance Windows(GuestNic nic, string address, string eip, Ipv4Network? secondary)
    {
        var find = WindowsCommands.Interface(nic);
        var configure = new List<GuidanceStep>();
        if (secondary is { } network)
        {
            if (address != nic.Address)
            {
                configure.Add(new(
                    "State both private addresses: DHCP gives the primary one only, and an interface has static addresses or DHCP, not both.",
                    [find, .. WindowsCommands.StaticAddresses((nic.Address, network), (address, network))]));
            }

            configure.Add(new(
                $"Give this ENI a default route of its own: Windows sends what {address} answers by this ENI only.",
                [find, .. WindowsCommands.OwnDefaultRoute(network.Gateway!)]));
        }

        return new(
            GuestOs.Windows,
            configure,
            [],
            [
                WindowsCommands.Addresses(find, $"The ENI has {address}; {eip} is not listed, and need not be."),
                WindowsCommands.AddressSeen(address, eip),
            ]);
    }
}
