using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Eips;

/// <summary>Which IPv4 addresses one host on the internet can have.</summary>
public static class PublicIpv4
{
    // The registry of special-purpose addresses (RFC 6890), without those that are reachable globally; then multicast and
    // what is reserved.
    private static readonly Ipv4Network[] Others =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
        ]).Select(Ipv4Network.Parse),
    ];

    /// <summary>Whether an address is public, and of one host.</summary>
    /// <param name="ipAddress">The IPv4 address.</param>
    /// <returns>True when it is.</returns>
    public static bool IsPublicUnicast(string ipAddress) => !Others.Any(network => network.Contains(ipAddress));
}
