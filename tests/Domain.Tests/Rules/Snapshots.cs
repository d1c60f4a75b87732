using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Snapshots that violate no rule, to be changed with <c>with</c> and the methods below.</summary>
internal static class Snapshots
{
    public const string Region = "cn-hangzhou";

    public static Principal Owner { get; } = new("account-1", "account-1", PrincipalKind.Account, Rights.All);

    public static Principal RamUser { get; } =
        new("account-1", "user-1", PrincipalKind.RamUser, Rights.All) { ResourceGroupIds = ["rg-1"] };

    public static Principal Slb { get; } = Owner with { Service = ServiceId.Slb };

    public static Eip Eip { get; } = new()
    {
        EipId = "eip-1",
        IpAddress = "203.0.113.5",
        RegionId = Region,
        ResourceGroupId = "rg-1",
        AllocatedAt = new DateTimeOffset(2021, 1, 13, 0, 0, 0, TimeSpan.Zero),
    };

    public static AssociationSnapshot Passing(ResourceKind kind) => new()
    {
        Request = new() { EipId = Eip.EipId, ResourceId = Resource(kind).ResourceId, ResourceKind = kind },
        Principal = Owner,
        Account = new(),
        Eip = Eip,
        Target = new() { Resource = Resource(kind) },
    };

    public static DisassociationSnapshot PassingDisassociation(ResourceKind kind) => new()
    {
        Request = new() { EipId = Eip.EipId, ResourceId = Resource(kind).ResourceId, ResourceKind = kind },
        Principal = Owner,
        Eip = Eip with { State = EipState.InUse, Association = Association(Resource(kind).ResourceId, kind) },
        Target = new() { Resource = Resource(kind), Occupants = [Occupant("eip-1", ip: Eip.IpAddress)] },
    };

    /// <summary>An EIP in NAT mode, whose mode would change.</summary>
    public static ModeChangeSnapshot PassingModeChange(ResourceKind kind, EipMode mode)
    {
        var association = Association(Resource(kind).ResourceId, kind) with { PrivateIpAddress = "10.0.0.3" };
        var eip = Eip with { State = EipState.InUse, Association = association };
        return new()
        {
            Request = new() { EipId = Eip.EipId, Mode = mode },
            Principal = Owner,
            Account = new(),
            Eip = eip,
            Target = new() { Resource = Resource(kind), Occupants = [Domain.Associations.Occupant.Of(eip, association)] },
        };
    }

    /// <summary>An EIP that would be moved from a resource of one kind to one of another.</summary>
    public static MoveSnapshot PassingMove(ResourceKind to, ResourceKind from)
    {
        var (eip, current) = At("eip-1", Eip.IpAddress, from);
        return new()
        {
            Request = new() { EipId = eip.EipId, ExpectedCurrent = current.Resource.ResourceId, ResourceId = Resource(to).ResourceId, ResourceKind = to },
            RegionId = Region,
            Principal = Owner,
            Account = new(),
            Eip = eip,
            Current = current,
            Target = new() { Resource = Resource(to) },
            CoolDown = TimeSpan.FromSeconds(30),
            Now = Eip.AllocatedAt.AddDays(1),
        };
    }

    /// <summary>Two EIPs on resources of two kinds.</summary>
    public static SwapSnapshot PassingSwap(ResourceKind one, ResourceKind other)
    {
        var (oneEip, oneResource) = At("eip-1", Eip.IpAddress, one);
        var (otherEip, otherResource) = At("eip-2", "203.0.113.6", other);
        return new()
        {
            Request = new()
            {
                EipId = "eip-1",
                OtherEipId = "eip-2",
                ExpectedCurrent = oneResource.Resource.ResourceId,
                OtherExpectedCurrent = otherResource.Resource.ResourceId,
            },
            RegionId = Region,
            Principal = Owner,
            Account = new(),
            One = new(oneEip, oneResource, Attachment: null),
            Other = new(otherEip, otherResource, Attachment: null),
            CoolDown = TimeSpan.FromSeconds(30),
            Now = Eip.AllocatedAt.AddDays(1),
        };
    }

    private static (Eip Eip, RegisteredResource Resource) At(string eipId, string ipAddress, ResourceKind kind)
    {
        var resource = Resource(kind);
        var association = Association(resource.ResourceId, kind) with { PrivateIpAddress = resource.PrivateAddresses is [var first, ..] ? first : null };
        var eip = Eip with { EipId = eipId, IpAddress = ipAddress, State = EipState.InUse, Association = association };
        return (eip, new() { Resource = resource, Occupants = [Domain.Associations.Occupant.Of(eip, association)] });
    }

    public static Association Association(string resourceId, ResourceKind kind = ResourceKind.EcsInstance) => new()
    {
        AssociationId = "assoc-1",
        ResourceId = resourceId,
        ResourceKind = kind,
        Slot = "primary",
        Mode = EipMode.Nat,
        CreatedAt = Eip.AllocatedAt,
    };

    public static EipHold Hold(string resourceId = "i-9", ResourceKind kind = ResourceKind.EcsInstance) => EipHold.Of(
        new(3600, ReleaseAfterwards: false), "op-9", Association(resourceId, kind), resource: null, Eip.AllocatedAt);

    public static ReleaseSnapshot PassingRelease { get; } = new() { EipId = Eip.EipId, Principal = Owner, Eip = Eip };

    public static EipSegment Segment { get; } = new()
    {
        SegmentInstanceId = "eipsg-1",
        RegionId = Region,
        Block = 12_980_737,
        Offset = 0,
        PrefixLength = 28,
        Cidr = "198.18.1.0/28",
        IpCount = 15,
        Status = EipSegmentStatus.Allocated,
        ResourceGroupId = "rg-1",
        CreatedAt = Eip.AllocatedAt,
        OperationId = "op-1",
        AllocatedCount = 15,
    };

    public static SegmentReleaseSnapshot PassingSegmentRelease { get; } = new()
    {
        SegmentInstanceId = Segment.SegmentInstanceId,
        Principal = Owner,
        Segment = Segment,
        AllEips = [.. Segment.EipIds.Select(id => Eip with { EipId = id, SegmentInstanceId = Segment.SegmentInstanceId })],
    };

    public static DnatEntrySnapshot PassingDnatEntry { get; } = new()
    {
        Entry = Entry("fwd-new"),
        Principal = Owner,
        Account = new(),
        NatGateway = new() { Resource = Resource(ResourceKind.Nat), Occupants = [Occupant("eip-1", ip: Eip.IpAddress)] },
        Target = new() { Resource = Resource(ResourceKind.EcsInstance) },
    };

    public static SnatEntrySnapshot PassingSnatEntry { get; } = new()
    {
        Entry = SnatEntry("snat-new"),
        Principal = Owner,
        Account = new(),
        NatGateway = new() { Resource = Resource(ResourceKind.Nat), Occupants = [Occupant("eip-1", ip: Eip.IpAddress)] },
    };

    /// <summary>The primary ENI of <c>i-1</c>, with its address.</summary>
    public static NetworkInterface PrimaryEni => (NetworkInterface)Resource(ResourceKind.NetworkInterface) with
    {
        Type = NetworkInterfaceType.Primary,
        Status = NetworkInterfaceStatus.InUse,
        InstanceId = "i-1",
        PrivateIpAddresses = ["10.0.0.1"],
    };

    public static SnatEntry SnatEntry(string id, string? vSwitchId = "vsw-1", string? cidr = null) => new()
    {
        SnatEntryId = id, NatGatewayId = "ngw-1", SnatIps = [Eip.IpAddress], SourceVSwitchId = vSwitchId, SourceCidr = cidr,
    };

    public static CloudResource Resource(ResourceKind kind) => kind switch
    {
        ResourceKind.EcsInstance => new EcsInstance
        {
            ResourceId = "i-1",
            RegionId = Region,
            VpcId = "vpc-1",
            ResourceGroupId = "rg-1",
            Status = EcsStatus.Running,
            PrivateIpAddress = "10.0.0.1",
        },
        ResourceKind.SlbInstance => new SlbInstance
        {
            ResourceId = "lb-1",
            RegionId = Region,
            VpcId = "vpc-1",
            ResourceGroupId = "rg-1",
            AddressType = SlbAddressType.Intranet,
            PrivateIpAddress = "10.0.0.2",
        },
        ResourceKind.NetworkInterface => new NetworkInterface
        {
            ResourceId = "eni-1",
            RegionId = Region,
            VpcId = "vpc-1",
            ResourceGroupId = "rg-1",
            Type = NetworkInterfaceType.Secondary,
            Status = NetworkInterfaceStatus.Available,
            PrivateIpAddresses = ["10.0.0.3"],
        },
        ResourceKind.Nat => new NatGateway
        {
            ResourceId = "ngw-1",
            RegionId = Region,
            VpcId = "vpc-1",
            ResourceGroupId = "rg-1",
            Status = NatGatewayStatus.Available,
        },
        ResourceKind.HaVip => new HaVip
        {
            ResourceId = "havip-1",
            RegionId = Region,
            VpcId = "vpc-1",
            ResourceGroupId = "rg-1",
            Status = HaVipStatus.Available,
            PrivateIpAddress = "10.0.0.4",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Occupant Occupant(
        string eipId = "eip-9",
        string slot = "primary",
        string ip = "203.0.113.9",
        InternetChargeType chargeType = InternetChargeType.PayByBandwidth,
        EipMode mode = EipMode.Nat,
        string? privateIp = null) => new(slot, eipId, ip, chargeType, mode, privateIp);

    public static IReadOnlyList<Occupant> Occupants(
        int count,
        InternetChargeType chargeType = InternetChargeType.PayByBandwidth,
        EipMode mode = EipMode.Nat) =>
        [.. Enumerable.Range(0, count).Select(i => Occupant($"eip-1{i}", $"{i}", $"203.0.113.1{i}", chargeType, mode))];

    public static DnatEntry Entry(
        string id = "fwd-9",
        string externalPort = "80",
        string internalPort = "8080",
        IpProtocol protocol = IpProtocol.Tcp,
        string internalIp = "10.0.0.1") => new()
        {
            DnatEntryId = id,
            NatGatewayId = "ngw-1",
            ExternalIp = Eip.IpAddress,
            ExternalPort = externalPort,
            InternalIp = internalIp,
            InternalPort = internalPort,
            Protocol = protocol,
            TargetResourceId = "i-1",
        };
}
