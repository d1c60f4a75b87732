using System.Net;
using EipFunctions.Domain.Ipv6;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Ipv6;

/// <summary>The examples are those of RFC 5952.</summary>
public sealed class Ipv6TextTests
{
    [Theory]
    [InlineData("2001:0db8::0001", "2001:db8::1")]
    [InlineData("2001:db8:0:0:0:0:2:1", "2001:db8::2:1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:0:0:1:0:0:0:1", "2001:0:0:1::1")]
    [InlineData("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:DB8:AAAA::BBBB", "2001:db8:aaaa::bbbb")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::")]
    [InlineData("2001:db8::5efe:1.2.3.4", "2001:db8::5efe:102:304")]
    public void TryCanonical_AnyForm_IsTheShortestLowerCaseOne(string text, string expected)
    {
        Assert.True(Ipv6Text.TryCanonical(text, out var canonical));
        Assert.Equal(expected, canonical);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[2001:db8::1]")]
    [InlineData("2001:db8::/64")]
    [InlineData("2001:db8::1::2")]
    public void TryCanonical_NoAddress_IsRefused(string? text) => Assert.False(Ipv6Text.TryCanonical(text, out _));

    [Property]
    public void TryCanonical_AnyAddress_IsTheSameAddressAndStable(ulong high, ulong low, byte zeros)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, high);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), low);
        for (var group = 0; group < 8; group++)
        {
            if ((zeros & (1 << group)) != 0)
            {
                bytes.AsSpan(group * 2, 2).Clear();
            }
        }

        var address = new IPAddress(bytes);

        Assert.True(Ipv6Text.TryCanonical(address.ToString(), out var canonical));
        Assert.Equal(address, IPAddress.Parse(canonical));
        Assert.True(Ipv6Text.TryCanonical(canonical, out var again));
        Assert.Equal(canonical, again);
    }
}
