using EipFunctions.Domain.Ipv6;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Guidance;

namespace EipFunctions.Domain.Tests.Ipv6;

public sealed class Ipv6GuideTests
{
    private static readonly EcsInstance Instance = GuidanceData.Ecs with { Ipv6CidrBlock = "2001:db8:0:1::/64" };

    [Fact]
    public void Of_Addresses_HasTheCommandsOfLinux()
    {
        var linux = Guide("2001:db8:0:1::a", "2001:db8:0:1::b").OperatingSystems[0];

        Assert.Equal(
            "  sysctl -w net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0 \"net.ipv6.conf.$DEV.disable_ipv6=0\"",
            linux.Configure[0].Lines[2]);
        Assert.Equal(
            [
                "  ip -6 addr replace 2001:db8:0:1::a/64 dev \"$DEV\"",
                "  ip -6 addr replace 2001:db8:0:1::b/64 dev \"$DEV\"",
                "  ip -6 route replace default via 2001:db8:0:1:ffff:ffff:ffff:fff7 dev \"$DEV\"",
            ],
            linux.Configure[1].Lines.Skip(2).SkipLast(1));
        Assert.Equal("  dhclient -6 -v \"$DEV\"", linux.Configure[2].Lines[2]);
        Assert.All(linux.Configure, GuardedSteps.AssertLinux);
        Assert.Equal(["ip -6 addr show dev \"${DEV:?}\" scope global", "ip -6 route show default"], linux.Check[0].Lines.Skip(1));
        Assert.Equal(["curl -6 --interface 2001:db8:0:1::a https://api6.ipify.org"], linux.Check[1].Lines);
    }

    [Fact]
    public void Of_Addresses_HasTheFilesOfLinux()
    {
        var files = Guide("2001:db8:0:1::a", "2001:db8:0:1::b").OperatingSystems[0].Persist;

        Assert.Equal(
            [
                "network:",
                "  version: 2",
                "  ethernets:",
                "    eth0:",
                "      addresses:",
                "        - \"2001:db8:0:1::a/64\"",
                "        - \"2001:db8:0:1::b/64\"",
                "      routes:",
                "        - {to: \"::/0\", via: \"2001:db8:0:1:ffff:ffff:ffff:fff7\"}",
            ],
            files[1].Lines);
        Assert.Equal(
            [
                "IPV6INIT=yes",
                "IPV6ADDR=2001:db8:0:1::a/64",
                "IPV6ADDR_SECONDARIES=\"2001:db8:0:1::b/64\"",
                "IPV6_DEFAULTGW=2001:db8:0:1:ffff:ffff:ffff:fff7",
            ],
            files[2].Lines);
        Assert.DoesNotContain(
            Guide("2001:db8:0:1::a").OperatingSystems[0].Persist.Lines(), line => line.Contains("SECONDARIES", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_Addresses_HasTheCommandsOfWindows()
    {
        var windows = Guide("2001:db8:0:1::a").OperatingSystems[1];

        Assert.Equal(
            "if ($nic) { Enable-NetAdapterBinding -Name (Get-NetAdapter -InterfaceIndex $nic).Name -ComponentID ms_tcpip6 }",
            windows.Configure[0].Lines[1]);
        Assert.Equal(
            [
                "if ($nic) { New-NetIPAddress -InterfaceIndex $nic -IPAddress 2001:db8:0:1::a -PrefixLength 64 }",
                "if ($nic) { New-NetRoute -InterfaceIndex $nic -DestinationPrefix '::/0' -NextHop 2001:db8:0:1:ffff:ffff:ffff:fff7 -RouteMetric 256 }",
            ],
            windows.Configure[1].Lines.Skip(1));
        Assert.Equal(
            ["if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv6 -Dhcp Enabled }", "if ($nic) { ipconfig /renew6 }"],
            windows.Configure[2].Lines.Skip(1));
        Assert.All(windows.Configure, GuardedSteps.AssertWindows);
    }

    [Fact]
    public void Of_NoBlockOrNoAddress_SaysWhatIsMissing()
    {
        Assert.Contains("Register ipv6CidrBlock", Ipv6Guide.Of(GuidanceData.Ecs, [], [GuestOs.Linux]).Notes[0], StringComparison.Ordinal);
        Assert.Contains("Assign one first", Guide().Notes[0], StringComparison.Ordinal);
        Assert.Empty(Guide().OperatingSystems);
    }

    private static Ipv6Guidance Guide(params string[] addresses) => Ipv6Guide.Of(Instance, addresses, [GuestOs.Linux, GuestOs.Windows]);
}
