namespace EipFunctions.Domain.Connectivity;

/// <summary>Follows a packet from the instance to the Internet.</summary>
internal static class OutboundTracer
{
    public static OutboundPath Trace(InstanceNetwork network, string destination)
    {
        if (network.RouteOut() is not { } choice)
        {
            return Lost([], $"No route of '{network.Instance.ResourceId}' leads to {destination}.");
        }

        var hops = new List<PathHop> { new(HopKind.Route, choice.Route.Destination, choice.Why) };
        if (network.NicOf(choice.Route) is not { } nic)
        {
            return Lost(hops, $"The route leaves by '{choice.Route.NetworkInterfaceId}', which is not registered as an ENI of the instance{(network.IsPartial ? ", or is in a resource group that the key does not cover" : "")}.") with { Route = choice.Route };
        }

        var source = nic.SourceFor(choice.Route);
        hops.Add(new(HopKind.NetworkInterface, nic.NicId, nic.IsPrimary ? "The primary ENI." : "A secondary ENI."));
        hops.Add(new(HopKind.Address, source, "The source address that the packet gets."));
        var path = Translate(network, nic, source, hops);
        return path with { NetworkInterfaceId = nic.NicId, Route = choice.Route, SourceAddress = source };
    }

    private static OutboundPath Translate(InstanceNetwork network, InstanceNic nic, string source, List<PathHop> hops)
    {
        if (InstanceNetwork.EipFor(nic, source) is { } occupant)
        {
            return network.Carries(occupant)
                ? Arrives(hops, new(HopKind.Eip, occupant.EipId, source == occupant.IpAddress ? "Sent as it is." : $"Translated to {occupant.IpAddress}."), occupant.IpAddress)
                : Lost(hops, $"EIP '{occupant.EipId}' carries nothing in its present state.");
        }

        if (nic.StaticPublicAddress is { } address && source == nic.PrivateAddresses[0])
        {
            return Arrives(hops, new(HopKind.PublicIp, address, $"Translated to {address}, which came with the instance."), address);
        }

        return network.SnatFor(source) is { } snat
            ? Arrives(
                hops,
                new(HopKind.NatGateway, snat.NatGatewayId, $"SNAT entry '{snat.SnatEntryId}' translates to {string.Join(" or ", snat.PublicAddresses)}."),
                snat.PublicAddresses[0])
            : Lost(hops, network.IsPartial
                ? $"Nothing in the resource groups of the key gives {source} a public address. An EIP or an SNAT entry of another group may."
                : $"Nothing gives {source} a public address: no EIP maps to it and no SNAT entry covers it.");
    }

    private static OutboundPath Arrives(List<PathHop> hops, PathHop translation, string publicAddress) => new()
    {
        ReachesInternet = true,
        PublicAddress = publicAddress,
        Hops = [.. hops, translation, new(HopKind.Internet, publicAddress, $"The Internet sees {publicAddress}.")],
    };

    private static OutboundPath Lost(IEnumerable<PathHop> hops, string why) => new()
    {
        ReachesInternet = false,
        Hops = [.. hops, new(HopKind.Nowhere, "", why)],
    };
}
