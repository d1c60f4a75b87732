using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Storage.Tests.Idle;

public sealed class LastHolderTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<CloudResource> AllKinds =
    [
        new EcsInstance { ResourceId = "i-1", RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = EcsStatus.Running, PrivateIpAddress = "10.0.0.1", ResourceGroupId = "blue" },
        new SlbInstance { ResourceId = "lb-1", RegionId = "cn-hangzhou", VpcId = "vpc-1", AddressType = SlbAddressType.Intranet, PrivateIpAddress = "10.0.0.2", ResourceGroupId = "blue" },
        new NetworkInterface { ResourceId = "eni-1", RegionId = "cn-hangzhou", VpcId = "vpc-1", Type = NetworkInterfaceType.Secondary, Status = NetworkInterfaceStatus.Available, PrivateIpAddresses = ["10.0.0.3"], ResourceGroupId = "blue" },
        new NatGateway { ResourceId = "ngw-1", RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = NatGatewayStatus.Available, ResourceGroupId = "blue" },
        new HaVip { ResourceId = "havip-1", RegionId = "cn-hangzhou", VpcId = "vpc-1", Status = HaVipStatus.Available, PrivateIpAddress = "10.0.0.4", ResourceGroupId = "blue" },
    ];

    public static TheoryData<ResourceKind> Kinds =>
        [ResourceKind.EcsInstance, ResourceKind.SlbInstance, ResourceKind.NetworkInterface, ResourceKind.Nat, ResourceKind.HaVip];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task CommitAsync_AnyKind_CountsAsUsedUntilThenAsIdle(ResourceKind kind)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var time = new FakeTimeProvider(Start);
        var process = table.Start(time: time);
        var resource = AllKinds.Single(one => one.Kind == kind);
        _ = await process.Resources.PutAsync(StateTable.Partition, StorageProcess.Owner, resource, default);
        _ = await process.AllocateAsync("eip-1");
        time.Advance(TimeSpan.FromDays(3));
        await process.AssociateAsync("op-1", "eip-1", resource.ResourceId);
        var used = await EipAsync(table);
        time.Advance(TimeSpan.FromDays(4));
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        var ending = await EipAsync(table);
        time.Advance(TimeSpan.FromMinutes(1));

        await process.CommitDisassociationAsync("op-2", "eip-1", resource.ResourceId);

        Assert.Equal((null, null), (used.IdleSince, ending.IdleSince));
        Assert.False(used.IsIdle || ending.IsIdle);
        var until = Start.AddDays(7).AddMinutes(1);
        var idle = await EipAsync(table);
        Assert.Equal((true, until), (idle.IsIdle, idle.IdleSince));
        Assert.Equal(
            new LastHolder { ResourceId = resource.ResourceId, ResourceKind = kind, ResourceGroupId = "blue", AssociationId = "assoc-op-1", Until = until },
            idle.LastHolder);
    }

    [Fact]
    public async Task CommitAsync_Repeated_KeepsTheTimeOfTheFirst()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var time = new FakeTimeProvider(Start);
        var process = await UsedAsync(table, time);
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");
        time.Advance(TimeSpan.FromHours(1));

        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");

        Assert.Equal(Start, (await EipAsync(table)).IdleSince);
    }

    [Fact]
    public async Task RollBackAsync_AssociationThatFails_LeavesIdleSinceAndHolderAsTheyWere()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var time = new FakeTimeProvider(Start);
        var process = await UsedAsync(table, time);
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");
        var before = await EipAsync(table);
        time.Advance(TimeSpan.FromDays(1));
        _ = await process.ReserveAsync("op-3", "eip-1", "i-1");

        await process.RollBackAsync("op-3", "eip-1", "i-1");

        var after = await EipAsync(table);
        Assert.Equal((Start, before.LastHolder), (after.IdleSince, after.LastHolder));
    }

    [Fact]
    public async Task RollBackAsync_DisassociationThatFails_StaysInUse()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await UsedAsync(table, new FakeTimeProvider(Start));
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");

        await process.Disassociations.RollBackAsync(StorageProcess.Scope("op-2"), "eip-1", "undone", default);

        var eip = await EipAsync(table);
        Assert.Equal((null, null), (eip.IdleSince, eip.LastHolder));
    }

    [Fact]
    public async Task CommitAsync_ResourceGone_RemembersItWithoutAGroup()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await UsedAsync(table, new FakeTimeProvider(Start));
        var transaction = new StateTransaction(StateTable.Partition);
        transaction.Delete(Keys.Resource("i-1"));
        await process.Store.CommitAsync(transaction, default);
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");

        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");

        var holder = (await EipAsync(table)).LastHolder;
        Assert.Equal(("i-1", null), (holder?.ResourceId, holder?.ResourceGroupId));
    }

    [Fact]
    public async Task ReserveAsync_Repeated_ComesWithTheSameWarnings()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await UsedAsync(table, new FakeTimeProvider(Start));

        var first = await process.ReserveDisassociationAsync("op-2", "eip-1");
        var second = await process.ReserveDisassociationAsync("op-2", "eip-1");

        Assert.Equal(["established-flows-cut", "idle-cost"], first.Warnings.Select(warning => warning.Id));
        Assert.Equal(first.Warnings, second.Warnings);
    }

    private static async Task<StorageProcess> UsedAsync(StateTable table, TimeProvider time)
    {
        var process = table.Start(time: time);
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        return process;
    }

    private static async Task<Eip> EipAsync(StateTable table) => (await table.ValueAsync(Keys.Eip("eip-1")))!;
}
