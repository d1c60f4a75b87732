using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.Quotas;
using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Storage.Segments;
using EipFunctions.Storage.State;
using EipFunctions.Storage.Waf;

namespace EipFunctions.Storage.Tests;

/// <summary>The storage layer as one process has it, with short ways to the steps that tests take.</summary>
public sealed class StorageProcess : IAsyncDisposable
{
    public static readonly Principal Owner = new("1001", "owner", PrincipalKind.Account, Rights.All);

    public StorageProcess(TableClient table, TimeProvider time, string pool, MoveOptions? moves = null)
    {
        Outbox = new(table);
        Store = new(table, Listener);
        Updater = new(Store, time, static () => 0.5);
        Snapshots = new(Store);
        var addresses = new AddressPool(table, pool);
        Associations = new(Updater, Snapshots, time);
        Disassociations = new(Updater, time, new(), Snapshots);
        ModeChanges = new(Updater, Snapshots, time);
        Moves = new(Updater, Snapshots, time, moves ?? new() { CoolDown = TimeSpan.Zero });
        Releases = new(Updater, time, Snapshots);
        SegmentAllocations = new(Updater, addresses, time);
        SegmentReleases = new(Updater, time);
        Dnat = new(Updater, Snapshots);
        Snat = new(Updater, Snapshots);
        Eips = new(Updater, addresses, time);
        Tags = new(Updater, time);
        Resources = new(Updater, time);
        ResourceEvents = new(Updater, Snapshots, time);
        WafOrigins = new(Updater, time);
        Policies = new(Updater, time);
        Holds = new(Updater, Snapshots, time);
        Imports = new(Updater, addresses, time);
        Settings = new(Updater, Snapshots, time);
        Quotas = new(Updater, Snapshots, time);
    }

    public RecordingListener Listener { get; } = new();

    public TableOutbox Outbox { get; }

    public StateStore Store { get; }

    public StateUpdater Updater { get; }

    public SnapshotReader Snapshots { get; }

    public AssociationStore Associations { get; }

    public DisassociationStore Disassociations { get; }

    public ModeChangeStore ModeChanges { get; }

    public MoveStore Moves { get; }

    public ReleaseStore Releases { get; }

    public SegmentAllocationStore SegmentAllocations { get; }

    public SegmentReleaseStore SegmentReleases { get; }

    public AssociationPolicyStore Policies { get; }

    public HoldStore Holds { get; }

    public ImportStore Imports { get; }

    public DnatEntryStore Dnat { get; }

    public SnatEntryStore Snat { get; }

    public EipInventory Eips { get; }

    public EipTags Tags { get; }

    public ResourceInventory Resources { get; }

    public ResourceEventStore ResourceEvents { get; }

    public WafOriginStore WafOrigins { get; }

    public SettingsStore Settings { get; }

    public QuotaRequestStore Quotas { get; }

    public static OperationScope Scope(string operationId) => new(StateTable.Partition, operationId, Owner);

    public async Task AllowAsync(int eips, int eipsPerNatGateway = 20)
    {
        var transaction = new StateTransaction(StateTable.Partition);
        transaction.Insert(Keys.Account, new()
        {
            Quotas = new Dictionary<string, int>
            {
                [Quota.EipsPerRegion.QuotaId] = eips,
                [Quota.EipsPerNatGateway.QuotaId] = eipsPerNatGateway,
            },
        });
        await Store.CommitAsync(transaction, default);
    }

    public Task<Allocation> AllocateAsync(
        string eipId, InternetChargeType chargeType = default, string? fingerprint = null, AccountRegion? partition = null) =>
        Eips.AllocateAsync(
            partition ?? StateTable.Partition, Owner, eipId, fingerprint, new() { InternetChargeType = chargeType }, default);

    public async Task<IReadOnlyList<string>> AllocateManyAsync(int count, InternetChargeType chargeType = default)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(i => $"eip-{i:D3}")];
        foreach (var id in ids)
        {
            Assert.Equal(AllocationStatus.Allocated, (await AllocateAsync(id, chargeType)).Status);
        }

        return ids;
    }

    /// <summary>The private address of an instance: each has its own, as two of one VPC cannot have the same.</summary>
    public static string PrivateIpOf(string id)
    {
        if (id == "i-1")
        {
            return "10.0.0.5";
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        return $"10.{1 + (digest[0] % 250)}.{digest[1]}.{digest[2]}";
    }

    public static EcsInstance Ecs(string id) => new()
    {
        ResourceId = id, RegionId = StateTable.Partition.RegionId, VpcId = "vpc-1", Status = EcsStatus.Running,
        PrivateIpAddress = PrivateIpOf(id),
    };

    public static NetworkInterface Eni(string id, string? primaryOf, params string[] addresses) => new()
    {
        ResourceId = id, RegionId = StateTable.Partition.RegionId, VpcId = "vpc-1", PrivateIpAddresses = addresses,
        Type = primaryOf is null ? NetworkInterfaceType.Secondary : NetworkInterfaceType.Primary,
        Status = primaryOf is null ? NetworkInterfaceStatus.Available : NetworkInterfaceStatus.InUse,
        InstanceId = primaryOf,
    };

    public Task<Registration> PutAsync(CloudResource resource) => Resources.PutAsync(StateTable.Partition, Owner, resource, default);

    public Task<Registration?> DeleteAsync(string resourceId) => Resources.DeleteAsync(StateTable.Partition, Owner, resourceId, default);

    public Task PutEcsAsync(string id) => PutAsync(Ecs(id));

    /// <summary>Writes a resource as a version did that knew of no address rows.</summary>
    public async Task PutUnclaimedAsync(CloudResource resource)
    {
        var transaction = new StateTransaction(StateTable.Partition);
        transaction.Insert(Keys.Resource(resource.ResourceId), new() { Resource = resource });
        await Store.CommitAsync(transaction, default);
    }

    public Task PutNatAsync(string id) => Resources.PutAsync(
        StateTable.Partition,
        Owner,
        new NatGateway { ResourceId = id, RegionId = StateTable.Partition.RegionId, VpcId = "vpc-1", Status = NatGatewayStatus.Available },
        default);

    public Task PutEniAsync(string id, params string[] addresses) => Resources.PutAsync(
        StateTable.Partition,
        Owner,
        new NetworkInterface
        {
            ResourceId = id, RegionId = StateTable.Partition.RegionId, VpcId = "vpc-1", Type = NetworkInterfaceType.Secondary,
            Status = NetworkInterfaceStatus.Available, PrivateIpAddresses = addresses is [] ? ["10.0.0.3"] : addresses,
        },
        default);

    public Task<Reservation> ReserveModeAsync(string operation, string eipId, EipMode mode, string? privateIp = null) =>
        ModeChanges.ReserveAsync(
            Scope(operation), new() { EipId = eipId, Mode = mode, PrivateIpAddress = privateIp }, default);

    public Task CommitModeAsync(string operation, string eipId) => ModeChanges.CommitAsync(Scope(operation), eipId, default);

    public Task RollBackModeAsync(string operation, string eipId) =>
        ModeChanges.RollBackAsync(Scope(operation), eipId, "undone", default);

    public Task<Reservation> ReserveMoveAsync(string operation, string eipId, string from, string to, EipMode? mode = null, bool force = false) =>
        Moves.ReserveAsync(
            Scope(operation), new MoveRequest { EipId = eipId, ExpectedCurrent = from, ResourceId = to, Mode = mode, Force = force }, default);

    public Task<Reservation> ReserveSwapAsync(string operation, string eipId, string otherEipId) =>
        Moves.ReserveAsync(Scope(operation), new SwapRequest { EipId = eipId, OtherEipId = otherEipId }, default);

    public Task CommitMoveAsync(string operation, params string[] eipIds) => Moves.CommitAsync(Scope(operation), eipIds, default);

    public Task RollBackMoveAsync(string operation, params string[] eipIds) =>
        Moves.RollBackAsync(Scope(operation), eipIds, "undone", default);

    public Task<Reservation> ReserveAsync(string operation, string eipId, string resourceId) =>
        Associations.ReserveAsync(Scope(operation), new() { EipId = eipId, ResourceId = resourceId }, default);

    public Task CommitAsync(string operation, string eipId) => Associations.CommitAsync(Scope(operation), eipId, default);

    public Task RollBackAsync(string operation, string eipId, string resourceId) =>
        Associations.RollBackAsync(Scope(operation), eipId, resourceId, "undone", default);

    public async Task AssociateAsync(string operation, string eipId, string resourceId)
    {
        Assert.Empty((await ReserveAsync(operation, eipId, resourceId)).Violations);
        await CommitAsync(operation, eipId);
    }

    public Task<Reservation> ReserveDisassociationAsync(string operation, string eipId) =>
        Disassociations.ReserveAsync(Scope(operation), new() { EipId = eipId }, default);

    public Task CommitDisassociationAsync(string operation, string eipId, string resourceId) =>
        Disassociations.CommitAsync(Scope(operation), eipId, resourceId, hold: null, default);

    public ValueTask DisposeAsync()
    {
        Store.Dispose();
        return default;
    }
}
