using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Guidance;

/// <summary>What an operating system must know of an EIP to have it as an address of its own, as DescribeEipGatewayInfo tells it.</summary>
/// <param name="Ip">The EIP's address.</param>
/// <param name="Gateway">The next hop to the Internet.</param>
/// <param name="Mask">The mask of the network that both are in.</param>
public sealed record EipGatewayInfo(string Ip, string Gateway, string Mask)
{
    private const int PrefixLength = 24;

    /// <summary>The gateway of an EIP: the block of addresses that it was handed out from has one.</summary>
    /// <param name="ipAddress">The EIP's address.</param>
    /// <returns>Its gateway and mask.</returns>
    public static EipGatewayInfo Of(string ipAddress)
    {
        var network = NetworkOf(ipAddress);
        return new(ipAddress, network.Gateway!, network.Mask);
    }

    /// <summary>The network of an EIP: the block of addresses that it was handed out from.</summary>
    /// <param name="ipAddress">The EIP's address.</param>
    /// <returns>The network.</returns>
    public static Ipv4Network NetworkOf(string ipAddress) => Ipv4Network.Around(ipAddress, PrefixLength);
}
