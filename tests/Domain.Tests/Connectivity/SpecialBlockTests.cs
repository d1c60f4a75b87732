using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Tests.Connectivity;

public sealed class SpecialBlockTests
{
    [Theory]
    [InlineData("0.0.0.0", "0.0.0.0/8")]
    [InlineData("10.255.255.255", "10.0.0.0/8")]
    [InlineData("100.100.2.136", "100.64.0.0/10")]
    [InlineData("127.0.0.1", "127.0.0.0/8")]
    [InlineData("169.254.169.254", "169.254.0.0/16")]
    [InlineData("172.31.0.1", "172.16.0.0/12")]
    [InlineData("192.168.0.1", "192.168.0.0/16")]
    [InlineData("224.0.0.1", "224.0.0.0/4")]
    [InlineData("255.255.255.255", "240.0.0.0/4")]
    [InlineData("1.0.0.0", null)]
    [InlineData("9.255.255.255", null)]
    [InlineData("100.63.255.255", null)]
    [InlineData("100.128.0.0", null)]
    [InlineData("172.15.255.255", null)]
    [InlineData("172.32.0.0", null)]
    [InlineData("192.167.255.255", null)]
    [InlineData("192.169.0.0", null)]
    [InlineData("223.255.255.255", null)]
    public void OfAddress_AnyAddress_IsTheBlockThatNoHostOnTheInternetIsOf(string address, string? block) =>
        Assert.Equal(block, SpecialBlock.OfAddress(address)?.Network.ToString());
}
