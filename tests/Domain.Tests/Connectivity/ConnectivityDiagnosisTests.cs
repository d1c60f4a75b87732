using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Guidance;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Connectivity;

/// <summary>The instance i-1 (10.0.0.1) with the secondary ENI eni-1 (10.0.0.3) in one vSwitch (FAQ section_m3e_7x3_xo5).</summary>
public sealed class ConnectivityDiagnosisTests
{
    private const string BySource =
        "  ip rule del from 10.0.0.3 lookup 167772163 2>/dev/null; ip rule add from 10.0.0.3 lookup 167772163 priority 1000";

    [Fact]
    public void Of_EipOnTheInstance_GetsOutAndIsAnsweredByThePrimaryEni()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(onInstance: EipMode.Nat));

        Assert.True(report.Outbound!.ReachesInternet);
        Assert.Equal(("i-1", "10.0.0.1", "203.0.113.5"), (report.Outbound.NetworkInterfaceId, report.Outbound.SourceAddress, report.Outbound.PublicAddress));
        Assert.Equal(
            [HopKind.Route, HopKind.NetworkInterface, HopKind.Address, HopKind.Eip, HopKind.Internet],
            report.Outbound.Hops.Select(hop => hop.Kind));
        Assert.True(Assert.Single(report.Inbound).IsSymmetric);
        Assert.Equal(["routes-assumed"], Ids(report));
    }

    [Fact]
    public void Of_NoPublicAddressAtAll_SaysThatThereIsNoWayOut()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot());

        Assert.False(report.Outbound!.ReachesInternet);
        Assert.Empty(report.Inbound);
        Assert.Equal(["no-internet", "routes-assumed"], Ids(report));
        Assert.Contains("10.0.0.1", report.Findings[0].Message, StringComparison.Ordinal);
    }

    // A RAM user may not see the EIP that there is.
    [Theory]
    [InlineData(false, "Nothing gives 10.0.0.1 a public address: no EIP maps to it and no SNAT entry covers it.")]
    [InlineData(true, "Nothing in the resource groups of the key gives 10.0.0.1 a public address. An EIP or an SNAT entry of another group may.")]
    public void Of_NoPublicAddressThatIsSeen_SaysMissingOnlyToWhoSeesEverything(bool isPartial, string detail)
    {
        var report = ConnectivityDiagnosis.Of(Snapshot() with { IsPartial = isPartial });

        Assert.Equal(detail, report.Outbound!.Hops[^1].Detail);
        Assert.Contains(detail, report.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(isPartial, report.Findings[0].Message.Contains("as far as the key shows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_EniOrInstanceThatIsNotSeen_MayBeInAnotherGroup(bool isPartial)
    {
        var eni = Snapshot(EipMode.Nat, null, Routes(Default("eni-9"))) with { IsPartial = isPartial };
        var instance = new ConnectivitySnapshot { Subject = Snapshot(onEni: EipMode.Nat).NetworkInterfaces[0], IsPartial = isPartial };

        foreach (var text in new[] { ConnectivityDiagnosis.Of(eni).Outbound!.Hops[^1].Detail, ConnectivityDiagnosis.Of(instance).Findings[0].Message })
        {
            Assert.Equal(isPartial, text.Contains("in a resource group that the key does not cover", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Of_EipOnASecondaryEni_IsTheFaqsCaseWithEveryWayToMendIt()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(onEni: EipMode.Nat));

        Assert.Equal(["default-route-by-other-eni", "asymmetric-return", "routes-assumed"], Ids(report));
        var finding = report.Findings[0];
        Assert.Equal("section_m3e_7x3_xo5", finding.FaqSection);
        Assert.Contains("EIP 'eip-2' (203.0.113.6) is on ENI 'eni-1'", finding.Message, StringComparison.Ordinal);
        var linux = finding.Commands.Single(remedy => remedy.OperatingSystem == GuestOs.Linux).Steps;
        const string Device = "DEV=$(ip -o link show | awk -F': |@' '/link\\/ether 00:16:3e:0a:00:03/ {print $2; exit}')";
        const string Primary = "PRIMARY=$(ip -o link show | awk -F': |@' '/link\\/ether 00:16:3e:0a:00:01/ {print $2; exit}')";
        Assert.Equal([Device, BySource], new[] { linux[0].Lines[0], linux[0].Lines[^2] });
        Assert.Equal(Device, linux[1].Lines[0]);
        Assert.Equal("  ip route replace \"${DEST:?}\" via 10.0.0.253 dev \"$DEV\" src 10.0.0.3", linux[1].Lines[2]);
        Assert.Equal(
            [
                Primary,
                Device,
                "if [ -n \"$PRIMARY\" ] && [ -n \"$DEV\" ]; then",
                "  ip route replace 10.0.0.0/24 dev \"$PRIMARY\" src 10.0.0.1 table 167772161",
                "  ip route replace default via 10.0.0.253 dev \"$PRIMARY\" src 10.0.0.1 table 167772161",
                "  ip rule del from 10.0.0.1 lookup 167772161 2>/dev/null; ip rule add from 10.0.0.1 lookup 167772161 priority 1000",
                "  ip route replace default via 10.0.0.253 dev \"$PRIMARY\" metric 200",
                "  ip route replace default via 10.0.0.253 dev \"$DEV\" src 10.0.0.3",
                "else echo 'The network interface was not found: nothing is changed.' >&2; fi",
            ],
            linux[2].Lines);
        Assert.Equal(
            "  ip route replace default nexthop via 10.0.0.253 dev \"$PRIMARY\" weight 1 nexthop via 10.0.0.253 dev \"$DEV\" weight 1",
            linux[3].Lines[^2]);
        Assert.All(linux, GuardedSteps.AssertLinux);
        Assert.All(finding.Commands.Single(remedy => remedy.OperatingSystem == GuestOs.Windows).Steps, GuardedSteps.AssertWindows);
    }

    [Fact]
    public void Of_EipOnASecondaryEniOfWindows_HasTheCommandsOfWindowsOnly()
    {
        var snapshot = Snapshot(onEni: EipMode.Nat, ecs => ecs with { OperatingSystem = GuestOs.Windows });

        var remedy = Assert.Single(ConnectivityDiagnosis.Of(snapshot).Findings[0].Commands);

        Assert.Equal(GuestOs.Windows, remedy.OperatingSystem);
        Assert.Equal(
            [
                "$primary = (Get-NetAdapter | Where-Object MacAddress -eq '00-16-3E-0A-00-01' | Select-Object -First 1).ifIndex",
                "$nic = (Get-NetAdapter | Where-Object MacAddress -eq '00-16-3E-0A-00-03' | Select-Object -First 1).ifIndex",
                "if ($nic -and $primary) { if (-not (Get-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop 10.0.0.253 -ErrorAction SilentlyContinue)) "
                    + "{ New-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop 10.0.0.253 -RouteMetric 500 } }",
                "if ($nic -and $primary) { Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -WeakHostSend Disabled -WeakHostReceive Disabled }",
                "if ($nic -and $primary) { Set-NetRoute -InterfaceIndex $nic -DestinationPrefix '0.0.0.0/0' -NextHop 10.0.0.253 -RouteMetric 1 }",
                "if ($nic -and $primary) { Set-NetIPInterface -InterfaceIndex $primary -AddressFamily IPv4 -AutomaticMetric Disabled -InterfaceMetric 50; "
                    + "Set-NetIPInterface -InterfaceIndex $nic -AddressFamily IPv4 -AutomaticMetric Disabled -InterfaceMetric 5 }",
            ],
            remedy.Steps[2].Lines);
        Assert.Equal(
            "if ($nic) { New-NetRoute -InterfaceIndex $nic -DestinationPrefix '128.0.0.0/1' -NextHop 10.0.0.253 -RouteMetric 1 }", remedy.Steps[3].Lines[^1]);
        Assert.Equal("if ($nic -and $dest) { New-NetRoute -InterfaceIndex $nic -DestinationPrefix $dest -NextHop 10.0.0.253 -RouteMetric 1 }", remedy.Steps[1].Lines[^1]);
    }

    [Fact]
    public void Of_PolicyRouteForTheAddress_AnswersByTheSameEni()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(
            EipMode.Nat, EipMode.Nat, Routes(Default(), Default("eni-1", source: "10.0.0.3/32"))));

        Assert.All(report.Inbound, path => Assert.True(path.IsSymmetric));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Of_TwoEipsAndNoPolicyRoute_FindsTheSecondOnesAnswersLost()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(EipMode.Nat, EipMode.Nat, Routes(Default())));

        Assert.Equal(["asymmetric-return"], Ids(report));
        Assert.Contains("arrive at 'eni-1' (10.0.0.3), and answers leave by 'i-1'", report.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(BySource, report.Findings[0].Commands[0].Steps[0].Lines[^2]);
    }

    // Windows answers by the ENI that has the address, if that has a route at all.
    [Theory]
    [InlineData(GuestOs.Linux, "asymmetric-return")]
    [InlineData(GuestOs.Windows, null)]
    public void Of_SecondDefaultRouteOfLowerPriority_IsEnoughForWindowsOnly(GuestOs os, string? finding)
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(
            EipMode.Nat, EipMode.Nat, ecs => ecs with { OperatingSystem = os, Routes = [Default(), Default("eni-1", metric: 500)] }));

        Assert.Equal(finding is null ? [] : [finding], Ids(report));
    }

    [Fact]
    public void Of_DefaultRouteByTheSecondaryEni_GetsOutByItsEip()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(null, EipMode.Nat, Routes(Default(metric: 200), Default("eni-1"))));

        Assert.Equal(("eni-1", "203.0.113.6"), (report.Outbound!.NetworkInterfaceId, report.Outbound.PublicAddress));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Of_SpecificRoute_IsForItsDestinationOnly()
    {
        var snapshot = Snapshot(
            EipMode.Nat, EipMode.Nat, Routes(Default(), Default("eni-1", "198.51.100.0/24"), Default("eni-1", source: "10.0.0.3/32")));

        Assert.Equal("eni-1", ConnectivityDiagnosis.Of(snapshot with { Destination = "198.51.100.7" }).Outbound!.NetworkInterfaceId);
        Assert.Equal("i-1", ConnectivityDiagnosis.Of(snapshot).Outbound!.NetworkInterfaceId);
    }

    [Fact]
    public void Of_CutThrough_SendsTheEipItselfAndSaysThatThePrivateNetworkIsLost()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(
            null, EipMode.CutThrough, Routes(Default("eni-1"), Default("eni-1", source: "203.0.113.6/32"))));

        Assert.Equal(("203.0.113.6", "203.0.113.6"), (report.Outbound!.SourceAddress, report.Outbound.PublicAddress));
        Assert.Equal("203.0.113.6", Assert.Single(report.Inbound).Address);
        Assert.Equal(["private-network-lost"], Ids(report));
    }

    [Fact]
    public void Of_CutThroughAndRoutesAssumed_RoutesByTheEipsGateway()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(onEni: EipMode.CutThrough));

        Assert.Equal(["default-route-by-other-eni", "asymmetric-return", "routes-assumed", "private-network-lost"], Ids(report));
        Assert.Contains(
            "  ip route replace default via 203.0.113.253 dev \"$DEV\" src 203.0.113.6 table 3405803782",
            report.Findings[0].Commands[0].Steps[0].Lines);
    }

    [Fact]
    public void Of_MultiEipWithoutARouteOfIt_SaysThatItMustBeConfigured()
    {
        var without = ConnectivityDiagnosis.Of(Snapshot(EipMode.Nat, EipMode.MultiEip, Routes(Default())));
        var with = ConnectivityDiagnosis.Of(Snapshot(
            EipMode.Nat, EipMode.MultiEip, Routes(Default(), Default("eni-1", source: "203.0.113.6/32", gateway: "203.0.113.253"))));

        Assert.Equal(["asymmetric-return", "eip-not-configured"], Ids(without));
        Assert.Empty(with.Findings);
    }

    [Theory]
    [InlineData(EcsStatus.Running, false)]
    [InlineData(EcsStatus.Stopped, true)]
    [InlineData(EcsStatus.Released, true)]
    public void Of_InstanceState_IsAFindingUnlessItRuns(EcsStatus status, bool isFinding)
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(EipMode.Nat, null, ecs => ecs with { Status = status }));

        Assert.Equal(isFinding, Ids(report).Contains("instance-not-running"));
    }

    [Theory]
    [InlineData(EipState.InUse, null, null)]
    [InlineData(EipState.Associating, null, "eip-in-transition")]
    [InlineData(EipState.Unassociating, null, "eip-in-transition")]
    [InlineData(EipState.InUse, EipLockReason.Financial, "eip-locked")]
    [InlineData(EipState.InUse, EipLockReason.Security, "eip-locked")]
    public void Of_EipState_CarriesOnlyInUseAndUnlocked(EipState state, EipLockReason? lockReason, string? finding)
    {
        var snapshot = Snapshot(onInstance: EipMode.Nat);
        var report = ConnectivityDiagnosis.Of(snapshot with
        {
            Eips = [.. snapshot.Eips.Select(eip => eip with { State = state, LockReason = lockReason, OperationId = "op-1" })],
        });

        Assert.Equal(finding is null, report.Outbound!.ReachesInternet);
        Assert.Equal(finding is null ? ["routes-assumed"] : new[] { finding, "no-internet", "routes-assumed" }.Order(), Ids(report).Order());
    }

    [Fact]
    public void Of_DetachedEni_NeedsAnInstance()
    {
        var snapshot = Snapshot(onEni: EipMode.Nat);
        var detached = snapshot.NetworkInterfaces[0] with
        {
            Resource = GuidanceData.Eni with { InstanceId = null, Status = NetworkInterfaceStatus.Available },
        };

        var report = ConnectivityDiagnosis.Of(new() { Subject = detached });

        Assert.Null(report.Outbound);
        Assert.Equal(["eni-not-attached"], Ids(report));
        Assert.Equal(["instance-unknown"], Ids(ConnectivityDiagnosis.Of(new() { Subject = snapshot.NetworkInterfaces[0] })));
    }

    [Fact]
    public void Of_TheEniAsked_ShowsTheWaysInToItOnly()
    {
        var snapshot = Snapshot(EipMode.Nat, EipMode.Nat, Routes(Default()));

        var report = ConnectivityDiagnosis.Of(snapshot with { Subject = snapshot.NetworkInterfaces[0] });

        Assert.Equal(("eni-1", "i-1"), (report.ResourceId, report.InstanceId));
        Assert.Equal("eip-2", Assert.Single(report.Inbound).EipId);
    }

    [Fact]
    public void Of_DnatEntryAndEip_TheEipWins()
    {
        var snapshot = Snapshot(onInstance: EipMode.Nat);
        var instance = snapshot.Instance! with { DnatEntries = [Snapshots.Entry()] };

        var report = ConnectivityDiagnosis.Of(snapshot with
        {
            Instance = instance, Subject = instance, NatGateways = [Gateway(Snapshots.Eip.IpAddress)],
        });

        Assert.Equal(["dnat-without-effect", "routes-assumed"], Ids(report));
        Assert.Equal(["eip-1", null], report.Inbound.Select(path => path.EipId));
        Assert.Equal("fwd-9", report.Inbound[1].DnatEntryId);
    }

    [Theory]
    [InlineData("203.0.113.5", "no-internet,routes-assumed")]
    [InlineData("203.0.113.99", "no-internet,dnat-without-effect,routes-assumed")]
    public void Of_DnatEntryAlone_TakesEffectWhileItsEipIsOnTheGateway(string onGateway, string findings)
    {
        var snapshot = Snapshot();
        var instance = snapshot.Instance! with { DnatEntries = [Snapshots.Entry()] };

        var report = ConnectivityDiagnosis.Of(snapshot with { Instance = instance, Subject = instance, NatGateways = [Gateway(onGateway)] });

        Assert.Equal(findings, string.Join(',', Ids(report)));
        Assert.True(Assert.Single(report.Inbound).IsSymmetric);
    }

    [Theory]
    [InlineData("10.0.0.0/24", null, "snat-2")]
    [InlineData(null, "vsw-1", "snat-2")]
    [InlineData("10.9.0.0/24", null, "snat-1")]
    [InlineData(null, "vsw-9", "snat-1")]
    public void Of_SnatEntries_LetTheMostSpecificSourceOut(string? cidr, string? vSwitchId, string expected)
    {
        var gateway = Gateway("203.0.113.50") with
        {
            SnatEntries =
            [
                new() { SnatEntryId = "snat-1", NatGatewayId = "ngw-1", SnatIps = ["203.0.113.50"], SourceCidr = "10.0.0.0/8" },
                new() { SnatEntryId = "snat-2", NatGatewayId = "ngw-1", SnatIps = ["203.0.113.50"], SourceCidr = cidr, SourceVSwitchId = vSwitchId },
                new() { SnatEntryId = "snat-3", NatGatewayId = "ngw-1", SnatIps = ["203.0.113.60"], SourceCidr = "10.0.0.1/32" },
            ],
        };
        var report = ConnectivityDiagnosis.Of(Snapshot(null, null, ecs => ecs with { VSwitchId = "vsw-1" }) with { NatGateways = [gateway] });

        Assert.True(report.Outbound!.ReachesInternet);
        Assert.Equal("203.0.113.50", report.Outbound.PublicAddress);
        Assert.Contains($"'{expected}'", report.Outbound.Hops[^2].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NatGatewayStatus.Available, false, true)]
    [InlineData(NatGatewayStatus.Available, true, false)]
    [InlineData(NatGatewayStatus.Deleting, false, false)]
    public void Of_NatGatewayState_LetsOutOnlyWhileItWorks(NatGatewayStatus status, bool isLocked, bool reaches)
    {
        var gateway = Gateway("203.0.113.50") with
        {
            Resource = (NatGateway)Snapshots.Resource(ResourceKind.Nat) with { Status = status, FinancialLocked = isLocked },
            SnatEntries = [new() { SnatEntryId = "snat-1", NatGatewayId = "ngw-1", SnatIps = ["203.0.113.50"], SourceCidr = "10.0.0.0/8" }],
        };

        Assert.Equal(reaches, ConnectivityDiagnosis.Of(Snapshot() with { NatGateways = [gateway] }).Outbound!.ReachesInternet);
    }

    [Fact]
    public void Of_StaticPublicAddress_IsAWayOutAndIn()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(null, null, ecs => ecs with { PublicIpAddress = "203.0.113.70" }));

        Assert.Equal("203.0.113.70", report.Outbound!.PublicAddress);
        Assert.Equal("203.0.113.70", Assert.Single(report.Inbound).PublicAddress);
    }

    [Fact]
    public void Of_TwoRoutesOfOneMetricByDifferentEnis_AreNamed()
    {
        var report = ConnectivityDiagnosis.Of(Snapshot(
            EipMode.Nat, EipMode.Nat, Routes(Default(metric: 100), Default("eni-1", metric: 100), Default("eni-1", source: "10.0.0.3/32"))));

        Assert.Equal(["duplicate-metric"], Ids(report));
        Assert.Contains("(i-1, eni-1)", report.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoRouteOrAnUnknownEni_LosesPackets()
    {
        var none = ConnectivityDiagnosis.Of(Snapshot(EipMode.Nat, null, Routes()));
        var unknown = ConnectivityDiagnosis.Of(Snapshot(EipMode.Nat, null, Routes(Default("eni-9"))));

        Assert.Equal(["no-route", "asymmetric-return"], Ids(none));
        Assert.Contains("default-route-by-other-eni", Ids(unknown));
        Assert.False(unknown.Outbound!.ReachesInternet);
    }

    [Fact]
    public void Of_PrimaryEniRegistered_IsOneWithTheInstance()
    {
        var snapshot = Snapshot(EipMode.Nat, null, Routes(Default("eni-p")));
        var primary = new RegisteredResource
        {
            Resource = GuidanceData.Eni with { ResourceId = "eni-p", Type = NetworkInterfaceType.Primary, PrivateIpAddresses = ["10.0.0.1"] },
        };

        var report = ConnectivityDiagnosis.Of(snapshot with { NetworkInterfaces = [primary] });

        Assert.True(report.Outbound!.ReachesInternet);
        Assert.Equal("i-1", report.Outbound.NetworkInterfaceId);
        Assert.Empty(report.Findings);
    }

    private static RegisteredResource Gateway(string eip) => new()
    {
        Resource = Snapshots.Resource(ResourceKind.Nat),
        Occupants = [Snapshots.Occupant("eip-8", ip: eip)],
    };

    private static IEnumerable<string> Ids(ConnectivityReport report) => report.Findings.Select(finding => finding.FindingId);

    private static InstanceRoute Default(
        string? eni = null, string destination = "0.0.0.0/0", int metric = 0, string? source = null, string gateway = "10.0.0.253") =>
        new() { Destination = destination, NetworkInterfaceId = eni, Gateway = gateway, Metric = metric, Source = source };

    private static Func<EcsInstance, EcsInstance> Routes(params InstanceRoute[] routes) => ecs => ecs with { Routes = routes };

    private static ConnectivitySnapshot Snapshot(EipMode onEni, Func<EcsInstance, EcsInstance> change) => Snapshot(null, onEni, change);

    private static ConnectivitySnapshot Snapshot(
        EipMode? onInstance = null, EipMode? onEni = null, Func<EcsInstance, EcsInstance>? change = null)
    {
        var instance = new RegisteredResource
        {
            Resource = change is null ? GuidanceData.Ecs : change(GuidanceData.Ecs),
            Occupants = onInstance is null ? [] : [Snapshots.Occupant("eip-1", ip: "203.0.113.5", privateIp: "10.0.0.1")],
        };
        var eni = new RegisteredResource
        {
            Resource = GuidanceData.Eni,
            Occupants = onEni is { } mode ? [Snapshots.Occupant("eip-2", ip: "203.0.113.6", mode: mode, privateIp: "10.0.0.3")] : [],
        };
        return new()
        {
            Subject = instance,
            Instance = instance,
            NetworkInterfaces = [eni],
            Eips =
            [
                .. instance.Occupants.Concat(eni.Occupants)
                    .Select(o => Snapshots.Eip with { EipId = o.EipId, IpAddress = o.IpAddress, State = EipState.InUse }),
            ],
        };
    }
}
