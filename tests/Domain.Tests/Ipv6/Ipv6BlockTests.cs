using EipFunctions.Domain.Ipv6;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Ipv6;

public sealed class Ipv6BlockTests
{
    private static readonly Ipv6Block Block = Ipv6Block.TryParse("2001:DB8:0:1::/64", out var block) ? block : default;

    [Fact]
    public void TryParse_Block_IsCanonicalAndHasItsGateway() => Assert.Equal(
        ("2001:db8:0:1::/64", "2001:db8:0:1:ffff:ffff:ffff:fff7"), (Block.ToString(), Block.Gateway));

    [Theory]
    [InlineData(null)]
    [InlineData("2001:db8::/56")]
    [InlineData("2001:db8::1/64")]
    [InlineData("2001:db8::")]
    [InlineData("10.0.0.0/64")]
    public void TryParse_NoBlock_IsRefused(string? text) => Assert.False(Ipv6Block.TryParse(text, out _));

    [Theory]
    [InlineData("2001:db8:0:1::", false)]
    [InlineData("2001:db8:0:1::1", true)]
    [InlineData("2001:db8:0:1:ffff:ffff:ffff:fff6", true)]
    [InlineData("2001:db8:0:1:ffff:ffff:ffff:fff7", false)]
    [InlineData("2001:db8:0:1:ffff:ffff:ffff:ffff", false)]
    [InlineData("2001:db8:0:2::1", false)]
    public void CanAssign_Address_LeavesTheFirstAndTheLastNine(string address, bool expected) =>
        Assert.Equal(expected, Block.CanAssign(address));

    [Property]
    public bool Assignable_AnySeed_CanBeAssigned(ulong seed) => Block.CanAssign(Block.Assignable(seed));

    [Theory]
    [InlineData(0)]
    [InlineData(0xffff_ffff_ffff_fff5)]
    [InlineData(0xffff_ffff_ffff_fff6)]
    [InlineData(ulong.MaxValue)]
    public void Assignable_ExtremeSeed_CanBeAssigned(ulong seed) => Assert.True(Block.CanAssign(Block.Assignable(seed)));
}
