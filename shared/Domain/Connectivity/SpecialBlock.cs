namespace EipFunctions.Domain.Connectivity;

/// <summary>A block of IPv4 addresses that no host on the Internet has.</summary>
/// <param name="Network">The block.</param>
/// <param name="Use">What it is for, in words.</param>
public sealed record SpecialBlock(Ipv4Network Network, string Use)
{
    private static readonly IReadOnlyList<SpecialBlock> All =
    [
        Of("0.0.0.0/8", "this network"),
        Of("10.0.0.0/8", "private networks"),
        Of("100.64.0.0/10", "addresses that carriers and clouds share"),
        Of("127.0.0.0/8", "the host itself"),
        Of("169.254.0.0/16", "one link"),
        Of("172.16.0.0/12", "private networks"),
        Of("192.168.0.0/16", "private networks"),
        Of("224.0.0.0/4", "multicast"),
        Of("240.0.0.0/4", "nobody yet"),
    ];

    /// <summary>The block that an address is of.</summary>
    /// <param name="address">An IPv4 address.</param>
    /// <returns>The block; null for an address that a host on the Internet can have.</returns>
    public static SpecialBlock? OfAddress(string address) => All.FirstOrDefault(block => block.Network.Contains(address));

    private static SpecialBlock Of(string network, string use) => new(Ipv4Network.Parse(network), use);
}
