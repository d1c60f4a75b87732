using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Snat;
using FsCheck;
using FsCheck.Fluent;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Snapshots of all sorts, with enough of each that pass.</summary>
public static class RandomSnapshots
{
    private static readonly string[] Addresses = ["10.0.0.3", "10.0.0.13", "10.0.0.23"];

    public static Arbitrary<AssociationSnapshot> Associations() => (
        from eip in Mostly(Eips())
        from target in Mostly(Targets())
        from principal in Principals()
        from kind in Usually<ResourceKind?>(target?.Resource.Kind, null, ResourceKind.Nat, (ResourceKind)99)
        from mode in Usually<EipMode?>(null, EipMode.CutThrough, EipMode.MultiEip, (EipMode)99)
        from address in Usually<string?>(null, [.. Addresses, "10.9.9.9", ""])
        from plan in Usually<DateOnly?>(null, new DateOnly(2018, 1, 25), new DateOnly(2018, 1, 26))
        from granted in Usually<IReadOnlyList<EipMode>>([EipMode.Nat, EipMode.CutThrough, EipMode.MultiEip], [EipMode.Nat], [])
        select new AssociationSnapshot
        {
            Request = new() { EipId = "eip-1", ResourceId = "r-1", ResourceKind = kind, Mode = mode, PrivateIpAddress = address },
            Principal = principal,
            Account = new() { NatBandwidthPlanBoughtOn = plan, GrantedModes = granted },
            Eip = eip,
            Target = target,
        }).ToArbitrary();

    public static Arbitrary<DisassociationSnapshot> Disassociations() => (
        from eip in Mostly(Eips())
        from target in Mostly(Targets())
        from associated in Usually(true, false)
        from principal in Principals()
        from kind in Usually<ResourceKind?>(null, ResourceKind.Nat, (ResourceKind)99)
        from resourceId in Usually<string?>(null, "r-1", "r-2")
        from associationId in Usually<string?>(null, "assoc-1", "assoc-2")
        from privateIp in Usually<string?>(null, "10.0.0.1", "10.0.0.2")
        from force in Usually(false, true)
        from mode in Modes()
        select new DisassociationSnapshot
        {
            Request = new()
            {
                EipId = "eip-1", ResourceId = resourceId, ResourceKind = kind, AssociationId = associationId,
                PrivateIpAddress = privateIp, Force = force,
            },
            Principal = principal,
            Eip = eip is null ? null : eip with
            {
                Association = associated
                    ? Snapshots.Association("r-1", target?.Resource.Kind ?? ResourceKind.Nat) with { Mode = mode }
                    : null,
            },
            Target = target,
        }).ToArbitrary();

    public static Arbitrary<DnatEntrySnapshot> DnatEntries() => (
        from entry in Entries()
        from gateway in Mostly(Targets())
        from target in Targets().OrNull()
        from principal in Principals()
        select new DnatEntrySnapshot
        {
            Entry = entry,
            Principal = principal,
            Account = new(),
            NatGateway = gateway,
            Target = target,
        }).ToArbitrary();

    public static Arbitrary<SnatEntrySnapshot> SnatEntries() => (
        from ips in Usually<IReadOnlyList<string>>(["203.0.113.10"], [], ["203.0.113"], ["203.0.113.10", "203.0.113.10"])
        from vSwitchId in Usually<string?>("vsw-1", null, "")
        from cidr in Usually<string?>(null, "10.1.1.0/24", "10.1.1.1/24", "", "10.1.1.0")
        from gateway in Mostly(Targets())
        from principal in Principals()
        select new SnatEntrySnapshot
        {
            Entry = Snapshots.SnatEntry("snat-new", vSwitchId, cidr) with { SnatIps = ips },
            Principal = principal,
            Account = new(),
            NatGateway = gateway,
        }).ToArbitrary();

    public static Arbitrary<ReleaseSnapshot> Releases() => (
        from eip in Mostly(Eips())
        from principal in Principals()
        select new ReleaseSnapshot { EipId = "eip-1", Principal = principal, Eip = eip }).ToArbitrary();

    public static Arbitrary<SegmentReleaseSnapshot> SegmentReleases() => (
        from segment in Mostly(Gen.Elements(Enum.GetValues<EipSegmentStatus>()).Select(status => Snapshots.Segment with { Status = status }))
        from eips in Eips().ListOf()
        from principal in Principals()
        select new SegmentReleaseSnapshot { SegmentInstanceId = "eipsg-1", Principal = principal, Segment = segment, AllEips = [.. eips] })
        .ToArbitrary();

    private static Gen<Eip> Eips() =>
        from state in Usually(EipState.Available, Enum.GetValues<EipState>())
        from region in Usually(Snapshots.Region, "cn-beijing")
        from chargeType in Gen.Elements(Enum.GetValues<InternetChargeType>())
        from mode in Modes()
        from lockReason in Usually<EipLockReason?>(null, EipLockReason.Financial, EipLockReason.Security)
        from groupId in Usually("rg-1", "", "rg-2")
        from deletionProtection in Usually(false, true)
        select Snapshots.Eip with
        {
            State = state,
            RegionId = region,
            InternetChargeType = chargeType,
            Mode = mode,
            LockReason = lockReason,
            ResourceGroupId = groupId,
            DeletionProtection = deletionProtection,
            Association = state == EipState.Available ? null : Snapshots.Association("r-9"),
        };

    private static Gen<RegisteredResource> Targets() =>
        from resource in Resources()
        from region in Usually(Snapshots.Region, "cn-beijing")
        from zoneId in Gen.Elements("", "cn-hangzhou-a", "cn-hangzhou-b")
        from vpc in Usually<string?>("vpc-1", null, "vpc-2")
        from groupId in Usually("rg-1", "", "rg-2")
        from count in Usually(0, 1, 2, 3, 9, 10, 19, 20, 21)
        from mode in Modes()
        from chargeType in Gen.Elements(Enum.GetValues<InternetChargeType>())
        from addresses in Gen.Elements<string?>([.. Addresses, null]).ListOf(count)
        from entries in Usually<IReadOnlyList<DnatEntry>>([], [Snapshots.Entry()], [Snapshots.Entry(), Snapshots.Entry("fwd-8", "Any")])
        from snatEntries in Usually<IReadOnlyList<SnatEntry>>([], [Snapshots.SnatEntry("snat-9")])
        select new RegisteredResource
        {
            Resource = resource with { RegionId = region, ZoneId = zoneId, VpcId = vpc, ResourceGroupId = groupId },
            Occupants = [.. Snapshots.Occupants(count, chargeType, mode).Zip(addresses, (o, a) => o with { PrivateIpAddress = a })],
            DnatEntries = entries,
            SnatEntries = snatEntries,
        };

    private static Gen<CloudResource> Resources() => Gen.OneOf(
        from status in Usually(EcsStatus.Running, Enum.GetValues<EcsStatus>())
        from publicIp in Usually<string?>(null, "198.51.100.1")
        select (CloudResource)(Of<EcsInstance>(ResourceKind.EcsInstance) with { Status = status, PublicIpAddress = publicIp }),
        from status in Usually(SlbStatus.Active, Enum.GetValues<SlbStatus>())
        from addressType in Usually(SlbAddressType.Intranet, SlbAddressType.Internet)
        select (CloudResource)(Of<SlbInstance>(ResourceKind.SlbInstance) with { Status = status, AddressType = addressType }),
        from status in Usually(HaVipStatus.InUse, Enum.GetValues<HaVipStatus>())
        select (CloudResource)(Of<HaVip>(ResourceKind.HaVip) with { Status = status }),
        from status in Usually(NatGatewayStatus.Available, Enum.GetValues<NatGatewayStatus>())
        from locked in Usually(false, true)
        select (CloudResource)(Of<NatGateway>(ResourceKind.Nat) with { Status = status, FinancialLocked = locked }),
        from status in Usually(NetworkInterfaceStatus.Available, Enum.GetValues<NetworkInterfaceStatus>())
        from type in Usually(NetworkInterfaceType.Secondary, NetworkInterfaceType.Primary)
        from count in Gen.Choose(1, Addresses.Length)
        from instanceType in Gen.Elements<string?>(null, "", "ecs.g5.large", "ecs.c6.large", "odd")
        select (CloudResource)(Of<NetworkInterface>(ResourceKind.NetworkInterface) with
        {
            Status = status,
            Type = type,
            PrivateIpAddresses = Addresses[..count],
            InstanceId = status == NetworkInterfaceStatus.InUse ? "i-1" : null,
            InstanceType = instanceType,
        }));

    private static Gen<DnatEntry> Entries() =>
        from externalPort in Usually("443", "80", "1/65535", "Any", "0", "", "20/10", "x/y/z")
        from internalPort in Usually("8443", "8080", "1/65535", "any", "70000", "-1")
        from protocol in Usually(IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Any, (IpProtocol)99)
        from externalIp in Usually("203.0.113.10", "203.0.113.5", "203.0.113", "")
        from internalIp in Usually("10.0.0.1", "10.0.0.3", "::1", "nowhere")
        select Snapshots.Entry("fwd-new", externalPort, internalPort, protocol, internalIp) with { ExternalIp = externalIp };

    private static Gen<Principal> Principals() =>
        Usually(Snapshots.Owner, Snapshots.Slb, Snapshots.RamUser, Snapshots.RamUser with { ResourceGroupIds = null }, Snapshots.RamUser with { ResourceGroupIds = [] });

    private static Gen<EipMode> Modes() => Usually(EipMode.Nat, EipMode.CutThrough, EipMode.MultiEip);

    private static T Of<T>(ResourceKind kind)
        where T : CloudResource => (T)Snapshots.Resource(kind);

    private static Gen<T?> Mostly<T>(Gen<T> values)
        where T : class => Gen.Frequency((19, values.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));

    private static Gen<T> Usually<T>(T usual, params T[] others) =>
        Gen.Frequency((6, Gen.Constant(usual)), (1, Gen.Elements(others)));
}
