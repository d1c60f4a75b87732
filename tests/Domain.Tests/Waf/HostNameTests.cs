using EipFunctions.Domain.Waf;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Waf;

public sealed class HostNameTests
{
    private static readonly string Label63 = new('a', 63);

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("WWW.Example.COM", "www.example.com")]
    [InlineData("*.example.com", "*.example.com")]
    [InlineData("a-1.b2.c", "a-1.b2.c")]
    [InlineData("1.example.com", "1.example.com")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("*.例え.jp", "*.xn--r8jz45g.jp")]
    [InlineData("xn--bcher-kva.example", "xn--bcher-kva.example")]
    public void Normalize_HostName_IsInTheOneForm(string text, string expected) => Assert.Equal(expected, HostName.Normalize(text));

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.com*")]
    [InlineData("www.*.com")]
    [InlineData("*.*.example.com")]
    [InlineData("-a.example.com")]
    [InlineData("a-.example.com")]
    [InlineData("a_b.example.com")]
    [InlineData("a b.example.com")]
    [InlineData("a..example.com")]
    [InlineData(".example.com")]
    [InlineData("example.com.")]
    [InlineData("192.168.0.1")]
    [InlineData("example.com:443")]
    [InlineData("https://example.com")]
    [InlineData("xn--99999999999.example")]
    [InlineData("\u0000.example.com")]
    public void Normalize_NoHostName_IsRefused(string text) => Assert.Null(HostName.Normalize(text));

    [Fact]
    public void Normalize_AtAndBeyondTheLimits_AcceptsTheFirstOnly()
    {
        var longest = $"{Label63}.{Label63}.{Label63}.{new string('a', 61)}";

        Assert.Equal(253, longest.Length);
        Assert.Equal(longest, HostName.Normalize(longest));
        Assert.Null(HostName.Normalize(longest + "a"));
        Assert.Null(HostName.Normalize($"*.{longest}"));
        Assert.Null(HostName.Normalize($"a{Label63}.example.com"));
    }

    [Property]
    public void Normalize_AnyText_IsStable(string? text)
    {
        if (text is not null && HostName.Normalize(text) is { } name)
        {
            Assert.Equal(name, HostName.Normalize(name));
        }
    }
}
