using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Guidance;

/// <summary>What is seen of an association in every mode and on every kind of resource (FAQ section_9y3_r2h_ran).</summary>
public sealed class EipGuideTests
{
    [Theory]
    [InlineData(ResourceKind.EcsInstance, EipMode.Nat, false, true)]
    [InlineData(ResourceKind.NetworkInterface, EipMode.Nat, false, true)]
    [InlineData(ResourceKind.NetworkInterface, EipMode.CutThrough, true, false)]
    [InlineData(ResourceKind.NetworkInterface, EipMode.MultiEip, true, true)]
    [InlineData(ResourceKind.Nat, EipMode.Nat, false, true)]
    [InlineData(ResourceKind.SlbInstance, EipMode.Nat, false, true)]
    [InlineData(ResourceKind.HaVip, EipMode.Nat, false, true)]
    public void Of_KindAndMode_SaysWhatIsVisibleAndWhatIsKept(ResourceKind kind, EipMode mode, bool isVisible, bool keepsPrivate)
    {
        var guidance = EipGuide.Of(GuidanceData.Of(Snapshots.Resource(kind), mode));

        Assert.Equal((isVisible, keepsPrivate), (guidance.IsVisible, guidance.KeepsPrivateNetwork));
        Assert.NotEmpty(guidance.Why);
        Assert.Equal(isVisible, guidance.Gateway is not null);
    }

    [Fact]
    public void Of_EcsInstance_NeedsNoConfigurationAndSaysHowToCheck()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Ecs));

        Assert.All(guidance.OperatingSystems, os => Assert.Empty(os.Configure));
        Assert.Equal(
            [
                "DEV=$(ip -o link show | awk -F': |@' '/link\\/ether 00:16:3e:0a:00:01/ {print $2; exit}')",
                "ip -4 addr show dev \"${DEV:?}\"",
                "curl -4 --interface 10.0.0.1 https://api.ipify.org",
            ],
            guidance.For(GuestOs.Linux).Check.Lines());
        Assert.Equal(
            [
                "$nic = (Get-NetAdapter | Where-Object MacAddress -eq '00-16-3E-0A-00-01' | Select-Object -First 1).ifIndex",
                "if ($nic) { Get-NetIPAddress -InterfaceIndex $nic -AddressFamily IPv4 | Format-Table IPAddress, PrefixLength }",
                "curl.exe -4 --interface 10.0.0.1 https://api.ipify.org",
            ],
            guidance.For(GuestOs.Windows).Check.Lines());
        Assert.Contains("H.323, SIP, DNS, RTSP, TFTP", guidance.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NatOnASecondaryEni_RoutesAnswersBySource()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni));

        Assert.Equal(
            [
                "DEV=$(ip -o link show | awk -F': |@' '/link\\/ether 00:16:3e:0a:00:03/ {print $2; exit}')",
                "if [ -n \"$DEV\" ]; then",
                "  ip route replace 10.0.0.0/24 dev \"$DEV\" src 10.0.0.3 table 167772163",
                "  ip route replace default via 10.0.0.253 dev \"$DEV\" src 10.0.0.3 table 167772163",
                "  ip rule del from 10.0.0.3 lookup 167772163 2>/dev/null; ip rule add from 10.0.0.3 lookup 167772163 priority 1000",
                "else echo 'The network interface was not found: nothing is changed.' >&2; fi",
            ],
            guidance.For(GuestOs.Linux).Configure.Lines());
        Assert.Equal(
            [
                "$nic = (Get-NetAdapter | Where-Object MacAddress -eq '00-16-3E-0A-00-03' | Select-Object -First 1).ifIndex",
                "if ($nic) { if (-not (Get-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop 10.0.0.253 -ErrorAction SilentlyContinue)) "
                    + "{ New-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop 10.0.0.253 -RouteMetric 500 } }",
                "if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -WeakHostSend Disabled -WeakHostReceive Disabled }",
            ],
            guidance.For(GuestOs.Windows).Configure.Lines());
    }

    [Fact]
    public void Of_NatOnASecondaryPrivateAddress_AddsTheAddressFirst()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni, privateIp: "10.0.0.13"));

        Assert.Equal("  ip addr replace 10.0.0.13/24 dev \"$DEV\"", guidance.For(GuestOs.Linux).Configure[0].Lines[2]);
        Assert.Contains("ip rule add from 10.0.0.13 lookup 167772173 priority 1000", guidance.For(GuestOs.Linux).Configure[1].Lines[^2], StringComparison.Ordinal);
        Assert.Equal(
            [
                "if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -Dhcp Disabled }",
                "if ($nic) { New-NetIPAddress -InterfaceIndex $nic -IPAddress 10.0.0.3 -PrefixLength 24 }",
                "if ($nic) { New-NetIPAddress -InterfaceIndex $nic -IPAddress 10.0.0.13 -PrefixLength 24 }",
            ],
            guidance.For(GuestOs.Windows).Configure[0].Lines.Skip(1));
    }

    [Fact]
    public void Of_CutThrough_RestartsTheEniWithDhcpAndRoutesBySource()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni, EipMode.CutThrough));

        var linux = guidance.For(GuestOs.Linux).Configure;
        Assert.Equal(
            [
                "if [ -n \"$DEV\" ]; then",
                "  ip -4 addr flush dev \"$DEV\"",
                "  ip link set dev \"$DEV\" down",
                "  ip link set dev \"$DEV\" up",
                "  if systemctl -q is-active NetworkManager; then nmcli device connect \"$DEV\"; "
                    + "elif systemctl -q is-active systemd-networkd; then networkctl reconfigure \"$DEV\"; else dhclient -v \"$DEV\"; fi",
                "else echo 'The network interface was not found: nothing is changed.' >&2; fi",
            ],
            linux[0].Lines.Skip(1));
        Assert.Equal(
            [
                "  ip route replace 203.0.113.0/24 dev \"$DEV\" src 203.0.113.5 table 3405803781",
                "  ip route replace default via 203.0.113.253 dev \"$DEV\" src 203.0.113.5 table 3405803781",
                "  ip rule del from 203.0.113.5 lookup 3405803781 2>/dev/null; ip rule add from 203.0.113.5 lookup 3405803781 priority 1000",
            ],
            linux[1].Lines.Skip(2).SkipLast(1));
        Assert.Equal(
            [
                "if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -Dhcp Enabled }",
                "if ($nic) { Get-NetAdapter -InterfaceIndex $nic | Restart-NetAdapter }",
            ],
            guidance.For(GuestOs.Windows).Configure[0].Lines.Skip(1));
        Assert.Contains("10.0.0.3 no longer answers", guidance.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MultiEip_AddsTheEipWithItsMaskAndGateway()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni, EipMode.MultiEip));

        Assert.Equal(new("203.0.113.5", "203.0.113.253", "255.255.255.0"), guidance.Gateway);
        var linux = guidance.For(GuestOs.Linux).Configure;
        Assert.Equal(["  ip link set dev \"$DEV\" up", "  ip addr replace 203.0.113.5/24 dev \"$DEV\""], linux[0].Lines.Skip(2).SkipLast(1));
        Assert.Equal("  ip route replace default via 203.0.113.253 dev \"$DEV\" src 203.0.113.5 table 3405803781", linux[1].Lines[3]);
        Assert.Equal(
            [
                "if ($nic) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -Dhcp Disabled }",
                "if ($nic) { New-NetIPAddress -InterfaceIndex $nic -IPAddress 10.0.0.3 -PrefixLength 24 }",
                "if ($nic) { New-NetIPAddress -InterfaceIndex $nic -IPAddress 203.0.113.5 -PrefixLength 24 }",
            ],
            guidance.For(GuestOs.Windows).Configure[0].Lines.Skip(1).Take(3));
    }

    [Fact]
    public void Of_MultiEip_WritesTheFilesThatKeepIt()
    {
        var steps = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni, EipMode.MultiEip)).For(GuestOs.Linux).Persist;

        Assert.Equal(
            [
                "network:",
                "  version: 2",
                "  ethernets:",
                "    eth1:",
                "      dhcp4: true",
                "      dhcp4-overrides: {use-routes: false}",
                "      addresses:",
                "        - 203.0.113.5/24",
                "      routes:",
                "        - {to: 203.0.113.0/24, scope: link, table: 3405803781}",
                "        - {to: 0.0.0.0/0, via: 203.0.113.253, on-link: true, table: 3405803781}",
                "      routing-policy:",
                "        - {from: 203.0.113.5, table: 3405803781, priority: 1000}",
            ],
            steps[0].Lines);
        Assert.Equal(
            [
                "DEVICE=eth1", "TYPE=Ethernet", "ONBOOT=yes", "DEFROUTE=no", "BOOTPROTO=none",
                "IPADDR0=10.0.0.3", "PREFIX0=24", "IPADDR1=203.0.113.5", "PREFIX1=24",
            ],
            steps[1].Lines);
        Assert.Equal("default via 203.0.113.253 dev eth1 src 203.0.113.5 table 3405803781", steps[2].Lines[1]);
        Assert.Equal(["from 203.0.113.5 lookup 3405803781 priority 1000"], steps[3].Lines);
    }

    [Fact]
    public void Of_CutThrough_KeepsDhcpInTheFiles()
    {
        var steps = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni, EipMode.CutThrough)).For(GuestOs.Linux).Persist;

        Assert.DoesNotContain(steps.Lines(), line => line.Contains("10.0.0.3", StringComparison.Ordinal));
        Assert.Contains("      dhcp4: true", steps[0].Lines);
        Assert.Contains("BOOTPROTO=dhcp", steps[1].Lines);
    }

    [Theory]
    [InlineData(EipMode.Nat, "DEV=$(ip -o -4 addr show to 10.0.0.3 | awk '{print $2; exit}')", "$nic = (Get-NetIPAddress -IPAddress 10.0.0.3).InterfaceIndex")]
    [InlineData(EipMode.CutThrough, "DEV=$(ip -o -4 addr show to 203.0.113.5 | awk '{print $2; exit}')", "$nic = (Get-NetIPAddress -IPAddress 203.0.113.5).InterfaceIndex")]
    [InlineData(EipMode.MultiEip, "DEV=$(ip -o -4 addr show to 10.0.0.3 | awk '{print $2; exit}')", "$nic = (Get-NetIPAddress -IPAddress 10.0.0.3).InterfaceIndex")]
    public void Of_MacAddressUnknown_FindsTheEniByItsAddress(EipMode mode, string linux, string windows)
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni with { MacAddress = null, DeviceIndex = null }, mode));

        Assert.Equal(linux, guidance.For(GuestOs.Linux).Check[0].Lines[0]);
        Assert.Equal(windows, guidance.For(GuestOs.Windows).Check[0].Lines[0]);
    }

    [Fact]
    public void Of_CutThroughAndMacAddressUnknown_RestartsTheEniThatHasThePrivateAddress()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni with { MacAddress = null, DeviceIndex = null }, EipMode.CutThrough));

        Assert.Equal(
            [
                "DEV=$(ip -o -4 addr show to 10.0.0.3 | awk '{print $2; exit}')",
                "DEV=$(ip -o -4 addr show to 203.0.113.5 | awk '{print $2; exit}')",
            ],
            guidance.For(GuestOs.Linux).Configure.Select(step => step.Lines[0]));
        Assert.Equal(
            ["$nic = (Get-NetIPAddress -IPAddress 10.0.0.3).InterfaceIndex", "$nic = (Get-NetIPAddress -IPAddress 203.0.113.5).InterfaceIndex"],
            guidance.For(GuestOs.Windows).Configure.Select(step => step.Lines[0]));
        Assert.Contains(guidance.Notes, note => note.Contains("by 10.0.0.3 before it is restarted", StringComparison.Ordinal));
    }

    // Whoever pastes them may be root: without a device nothing may happen.
    [Theory]
    [InlineData(EipMode.Nat, "00:16:3e:0a:00:03", 1)]
    [InlineData(EipMode.Nat, null, 2)]
    [InlineData(EipMode.CutThrough, null, null)]
    [InlineData(EipMode.MultiEip, null, 2)]
    public void Of_AnyMode_ActsOnlyWhereTheDeviceIsFound(EipMode mode, string? mac, int? index)
    {
        var eni = GuidanceData.Eni with { MacAddress = mac, DeviceIndex = index };
        var guidance = EipGuide.Of(GuidanceData.Of(eni, mode, mode == EipMode.Nat ? "10.0.0.13" : null));

        Assert.All(guidance.For(GuestOs.Linux).Configure, GuardedSteps.AssertLinux);
        Assert.All(guidance.For(GuestOs.Windows).Configure, GuardedSteps.AssertWindows);
    }

    [Theory]
    [InlineData(1, "90-eip-eth1.yaml", "    eth1:")]
    [InlineData(null, "90-eip-00163e0a0003.yaml", "    eip-00163e0a0003:")]
    public void Of_Netplan_NamesTheFileByTheEni(int? index, string file, string key)
    {
        var step = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni with { DeviceIndex = index }, EipMode.MultiEip)).For(GuestOs.Linux).Persist[0];

        Assert.Contains($"/etc/netplan/{file} ", step.Purpose, StringComparison.Ordinal);
        Assert.Equal(key, step.Lines[3]);
        Assert.Equal(index is null, step.Lines.Contains("      match: {macaddress: \"00:16:3e:0a:00:03\"}"));
    }

    [Fact]
    public void Of_OnlyTheIndexIsKnown_NamesTheDevice() => Assert.Equal(
        "DEV=$(ip -o link show dev eth2 2>/dev/null | awk -F': |@' '{print $2; exit}')",
        EipGuide.Of(GuidanceData.Of(GuidanceData.Eni with { MacAddress = null, DeviceIndex = 2 })).For(GuestOs.Linux).Check[0].Lines[0]);

    [Fact]
    public void Of_VSwitchUnknown_LeavesOutWhatNeedsItAndSaysSo()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Eni with { VSwitchCidrBlock = null }));

        Assert.All(guidance.OperatingSystems, os => Assert.Empty(os.Configure));
        Assert.Contains(guidance.Notes, note => note.Contains("vSwitchCidrBlock of 'eni-1' is not registered", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EipMode.Nat)]
    [InlineData(EipMode.CutThrough)]
    [InlineData(EipMode.MultiEip)]
    public void Of_DetachedEni_SaysThatItMustBeAttached(EipMode mode)
    {
        var detached = GuidanceData.Eni with { Status = NetworkInterfaceStatus.Available, InstanceId = null };

        Assert.Contains(
            EipGuide.Of(GuidanceData.Of(detached, mode)).Notes,
            note => note.StartsWith("ENI 'eni-1' is not attached to an ECS instance", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ResourceKind.Nat, 0)]
    [InlineData(ResourceKind.SlbInstance, 0)]
    [InlineData(ResourceKind.HaVip, 2)]
    public void Of_NoEniOfTheCustomers_ConfiguresNothing(ResourceKind kind, int systems)
    {
        var guidance = EipGuide.Of(GuidanceData.Of(Snapshots.Resource(kind)));

        Assert.Equal(systems, guidance.OperatingSystems.Count);
        Assert.All(guidance.OperatingSystems, os => Assert.Empty(os.Configure));
        Assert.Contains("o operating system has", guidance.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OneOperatingSystemAsked_WritesForThatOnly()
    {
        var guidance = EipGuide.Of(GuidanceData.Of(GuidanceData.Ecs) with { OperatingSystems = [GuestOs.Windows] });

        Assert.Equal(GuestOs.Windows, Assert.Single(guidance.OperatingSystems).OperatingSystem);
    }

    // Addresses that end alike, as a private one and an EIP may, and the ends of what addresses there are.
    [Theory]
    [InlineData("10.0.5.1", 167773441)]
    [InlineData("198.18.5.1", 3323069697)]
    [InlineData("1.0.0.0", 16777216)]
    [InlineData("223.255.255.255", 3758096383)]
    public void Table_AnyAddress_IsItsOwn(string address, uint table) => Assert.Equal(
        $"  ip rule del from {address} lookup {table} 2>/dev/null; ip rule add from {address} lookup {table} priority 1000",
        EipGuide.Of(GuidanceData.Of(GuidanceData.Eni, EipMode.MultiEip) with { IpAddress = address })
            .For(GuestOs.Linux).Configure[1].Lines[^2]);

    [Theory]
    [InlineData("198.18.0.1", "198.18.0.253")]
    [InlineData("198.19.255.252", "198.19.255.253")]
    public void GatewayInfo_AnyEip_IsOfTheEipsBlock(string eip, string gateway) =>
        Assert.Equal(new(eip, gateway, "255.255.255.0"), EipGatewayInfo.Of(eip));
}
