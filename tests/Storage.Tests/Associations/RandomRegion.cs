using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Associations;

/// <summary>An account of its own with an EIP, a resource and a caller, all of them random but for the seed.</summary>
internal sealed class RandomRegion
{
    private const string EipId = "eip-1";
    private const string ResourceId = "r-1";
    private const string Asked = "cn-hangzhou";

    private static readonly DateTimeOffset Then = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DnatEntry Entry = new()
    {
        DnatEntryId = "fwd-1",
        NatGatewayId = "ngw-9",
        ExternalIp = "198.18.0.1",
        ExternalPort = "80",
        InternalIp = "10.0.0.1",
        InternalPort = "80",
        Protocol = IpProtocol.Tcp,
    };

    private readonly Random _random;

    public RandomRegion(int seed)
    {
        _random = new(seed);
        Partition = new($"account-{seed}", Asked);
        Scope = new(Partition, "op-1", Caller());
        Resource = Target();
        Eip = Taken(new()
        {
            EipId = EipId,
            IpAddress = "198.18.0.1",
            RegionId = Usually(Asked, "cn-beijing"),
            Mode = Usually(EipMode.Nat, EipMode.CutThrough, EipMode.MultiEip),
            LockReason = Usually<EipLockReason?>(null, EipLockReason.Financial, EipLockReason.Security),
            ResourceGroupId = Usually("", "rg-1"),
            InternetChargeType = Usually(InternetChargeType.PayByBandwidth, InternetChargeType.PayByTraffic),
            DeletionProtection = Usually(false, true),
            AllocatedAt = Then,
        });
        Association = new()
        {
            EipId = Usually(EipId, "eip-none"),
            ResourceId = Usually(ResourceId, "r-none"),
            ResourceKind = Usually<ResourceKind?>(null, ResourceKind.EcsInstance, ResourceKind.Nat),
            Mode = Usually<EipMode?>(null, EipMode.Nat, EipMode.CutThrough, EipMode.MultiEip),
            PrivateIpAddress = Usually<string?>(null, "10.0.0.1", "10.0.0.9"),
        };
        Disassociation = new()
        {
            EipId = EipId,
            ResourceId = Usually<string?>(null, ResourceId, "r-none"),
            PrivateIpAddress = Usually<string?>(null, "10.0.0.1", "10.0.0.9"),
            Force = Usually(false, true),
        };
    }

    public AccountRegion Partition { get; }

    public OperationScope Scope { get; }

    public Eip Eip { get; }

    public RegisteredResource Resource { get; }

    public AssociationRequest Association { get; }

    public DisassociationRequest Disassociation { get; }

    /// <summary>Stores everything, where its region says.</summary>
    public async Task PutAsync(StateStore store)
    {
        await PutAsync(store, Eip.RegionId, Keys.Eip(EipId), Eip);
        await PutAsync(store, Resource.Resource.RegionId, Keys.Resource(ResourceId), Resource);
        await PutAsync(store, Asked, Keys.Account, new AccountSettings
        {
            GrantedModes = Usually<IReadOnlyList<EipMode>>([EipMode.Nat, EipMode.CutThrough, EipMode.MultiEip], [EipMode.Nat]),
            NatBandwidthPlanBoughtOn = Usually<DateOnly?>(null, new DateOnly(2017, 1, 1)),
            Quotas = new Dictionary<string, int> { [Quota.EipsPerNatGateway.QuotaId] = Usually(20, 1) },
        });
    }

    private async Task PutAsync<T>(StateStore store, string regionId, RowKey<T> key, T value)
        where T : class
    {
        var transaction = new StateTransaction(Partition with { RegionId = regionId });
        transaction.Insert(key, value);
        await store.CommitAsync(transaction, default);
    }

    private Principal Caller() => new(Partition.AccountId, "caller", PrincipalKind.RamUser, Rights.All)
    {
        ResourceGroupIds = Usually<IReadOnlyList<string>?>(null, [""], ["rg-1"]),
        Service = Usually<string?>(null, ServiceId.Slb),
    };

    // Each state is reached as it is in life; the resource then has the EIP among its occupants.
    private Eip Taken(Eip eip) => Usually(EipState.Available, EipState.Associating, EipState.InUse, EipState.InUse, EipState.Releasing) switch
    {
        EipState.Available => eip,
        EipState.Releasing => eip.Apply(EipTrigger.BeginRelease, "op-0"),
        EipState.Associating => Held(eip).Apply(EipTrigger.BeginAssociate, "op-0"),
        _ => Held(eip).Apply(EipTrigger.BeginAssociate, "op-0").Apply(EipTrigger.CompleteAssociate, "op-0"),
    };

    private Eip Held(Eip eip) => eip with
    {
        Association = new()
        {
            AssociationId = "assoc-0",
            ResourceId = ResourceId,
            ResourceKind = Resource.Resource.Kind,
            Slot = "primary",
            Mode = Usually(EipMode.Nat, EipMode.CutThrough),
            CreatedAt = Then,
        },
    };

    private RegisteredResource Target() => new()
    {
        Resource = Kind() with
        {
            ZoneId = Pick("", "cn-hangzhou-a", "cn-hangzhou-b"),
            VpcId = Usually<string?>("vpc-1", [null]),
            ResourceGroupId = Usually("", "rg-1"),
        },
        Occupants = Usually(false, true)
            ? [new("other", "eip-9", "198.18.0.9", Pick(Enum.GetValues<InternetChargeType>()), Usually(EipMode.Nat, EipMode.MultiEip), "10.0.0.1")]
            : [],
        DnatEntries = Usually(false, true) ? [Entry] : [],
    };

    private CloudResource Kind()
    {
        var regionId = Usually(Asked, "cn-beijing");
        return Pick(Enum.GetValues<ResourceKind>()) switch
        {
            ResourceKind.EcsInstance => new EcsInstance
            {
                ResourceId = ResourceId, RegionId = regionId, PrivateIpAddress = "10.0.0.1",
                Status = Usually(EcsStatus.Running, Enum.GetValues<EcsStatus>()),
                PublicIpAddress = Usually<string?>(null, "8.8.8.8"),
            },
            ResourceKind.SlbInstance => new SlbInstance
            {
                ResourceId = ResourceId, RegionId = regionId, PrivateIpAddress = "10.0.0.1",
                AddressType = Usually(SlbAddressType.Intranet, SlbAddressType.Internet),
                Status = Usually(SlbStatus.Active, Enum.GetValues<SlbStatus>()),
            },
            ResourceKind.NetworkInterface => new NetworkInterface
            {
                ResourceId = ResourceId, RegionId = regionId, PrivateIpAddresses = Pick<string[]>(["10.0.0.1"], ["10.0.0.1", "10.0.0.2"]),
                Type = Usually(NetworkInterfaceType.Secondary, NetworkInterfaceType.Primary),
                Status = Usually(NetworkInterfaceStatus.Available, Enum.GetValues<NetworkInterfaceStatus>()),
            },
            ResourceKind.HaVip => new HaVip
            {
                ResourceId = ResourceId, RegionId = regionId, PrivateIpAddress = "10.0.0.1",
                Status = Usually(HaVipStatus.InUse, Enum.GetValues<HaVipStatus>()),
            },
            _ => new NatGateway
            {
                ResourceId = ResourceId, RegionId = regionId, FinancialLocked = Usually(false, true),
                Status = Usually(NatGatewayStatus.Available, Enum.GetValues<NatGatewayStatus>()),
            },
        };
    }

    private T Usually<T>(T usual, params T[] others) => _random.Next(6) > 0 ? usual : Pick(others);

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
