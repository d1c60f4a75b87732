using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;

namespace EipFunctions.Domain.Connectivity;

/// <summary>Follows packets from the Internet to an ENI, and their answers back.</summary>
internal static class InboundTracer
{
    public static IEnumerable<InboundPath> Trace(InstanceNetwork network, InstanceNic nic)
    {
        foreach (var occupant in nic.Occupants)
        {
            yield return OfEip(network, nic, occupant);
        }

        if (nic.StaticPublicAddress is { } address)
        {
            var arrival = new PathHop(HopKind.PublicIp, address, $"Mapped to {nic.PrivateAddresses[0]}.");
            yield return Answered(network, nic, nic.PrivateAddresses[0], address, arrival);
        }

        foreach (var entry in nic.DnatEntries.Where(entry => nic.PrivateAddresses.Contains(entry.InternalIp)))
        {
            yield return OfEntry(network, nic, entry);
        }
    }

    private static InboundPath OfEip(InstanceNetwork network, InstanceNic nic, Occupant occupant)
    {
        var address = nic.AddressOf(occupant);
        var arrival = new PathHop(
            HopKind.Eip, occupant.EipId, address == occupant.IpAddress ? "Delivered as it is." : $"Mapped to {address}.");
        return Answered(network, nic, address, occupant.IpAddress, arrival) with { EipId = occupant.EipId };
    }

    private static InboundPath OfEntry(InstanceNetwork network, InstanceNic nic, DnatEntry entry)
    {
        var arrival = new PathHop(
            HopKind.NatGateway,
            entry.NatGatewayId,
            $"DNAT entry '{entry.DnatEntryId}' forwards {entry.ExternalIp}:{entry.ExternalPort} to {entry.InternalIp}:{entry.InternalPort}.");
        return Answered(network, nic, entry.InternalIp, entry.ExternalIp, arrival) with { DnatEntryId = entry.DnatEntryId };
    }

    private static InboundPath Answered(InstanceNetwork network, InstanceNic nic, string address, string publicAddress, PathHop arrival)
    {
        var choice = network.RouteOfAnswer(nic, address);
        var answers = choice is null ? null : network.NicOf(choice.Route);
        var answer = choice is null
            ? new PathHop(HopKind.Nowhere, "", $"No route leads an answer of {address} out.")
            : new(HopKind.Route, choice.Route.Destination, $"The answer: {choice.Why}");
        IEnumerable<PathHop> leaves = answers is null
            ? []
            : [new(
                HopKind.NetworkInterface,
                answers.NicId,
                answers == nic ? "The answer leaves by the ENI that the packet came in by." : $"The answer leaves by another ENI than '{nic.NicId}'.")];
        return new()
        {
            PublicAddress = publicAddress,
            NetworkInterfaceId = nic.NicId,
            Address = address,
            AnswerNetworkInterfaceId = answers?.NicId,
            IsSymmetric = answers == nic,
            Hops =
            [
                new(HopKind.Internet, publicAddress, $"A packet to {publicAddress}."),
                arrival,
                new(HopKind.NetworkInterface, nic.NicId, nic.IsPrimary ? "The primary ENI." : "A secondary ENI."),
                new(HopKind.Address, address, "The address that it has in the operating system."),
                answer,
                .. leaves,
            ],
        };
    }
}
