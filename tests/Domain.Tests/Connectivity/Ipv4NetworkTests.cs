using EipFunctions.Domain.Connectivity;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Connectivity;

public sealed class Ipv4NetworkTests
{
    [Theory]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.253")]
    [InlineData("10.0.0.0/8", "255.0.0.0", "10.255.255.253")]
    [InlineData("192.168.0.0/20", "255.255.240.0", "192.168.15.253")]
    [InlineData("192.168.1.0/24", "255.255.255.0", "192.168.1.253")]
    [InlineData("192.168.1.8/29", "255.255.255.248", "192.168.1.13")]
    [InlineData("192.168.1.4/30", "255.255.255.252", null)]
    [InlineData("192.168.1.4/32", "255.255.255.255", null)]
    public void Parse_Block_HasMaskAndTheThirdLastAddressForGateway(string text, string mask, string? gateway)
    {
        var network = Ipv4Network.Parse(text);

        Assert.Equal((text, mask, gateway), (network.ToString(), network.Mask, network.Gateway));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.1/24")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/024")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0/16")]
    [InlineData("2001:db8::/64")]
    [InlineData(" 10.0.0.0/24")]
    public void TryParse_NoBlock_IsRefused(string? text) => Assert.False(Ipv4Network.TryParse(text, out _));

    [Property]
    public void Around_AnyAddress_ContainsItAndParsesBack(byte a, byte b, byte c, byte d, byte prefix)
    {
        var address = $"{a}.{b}.{c}.{d}";

        var network = Ipv4Network.Around(address, prefix % 33);

        Assert.True(network.Contains(address));
        Assert.Equal(network, Ipv4Network.Parse(network.ToString()));
    }

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.255.255", true)]
    [InlineData("10.1.0.0/16", "10.2.0.0", false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("203.0.113.9/32", "203.0.113.8", false)]
    public void Contains_Address_FollowsThePrefix(string network, string address, bool expected) =>
        Assert.Equal(expected, Ipv4Network.Parse(network).Contains(address));
}
