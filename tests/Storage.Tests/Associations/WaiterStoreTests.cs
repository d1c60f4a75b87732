using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Storage.Tests.Associations;

public sealed class WaiterStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task AddAndRemove_Repeated_HappenOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var waiters = new WaiterStore(table.Start().Updater);

        await waiters.AddAsync(StateTable.Partition, "i-1", "op-1", default);
        await waiters.AddAsync(StateTable.Partition, "i-1", "op-1", default);
        await waiters.AddAsync(StateTable.Partition, "i-1", "op-2", default);
        await waiters.AddAsync(StateTable.Partition, "i-11", "op-1", default);
        await waiters.RemoveAsync(StateTable.Partition, "i-1", "op-2", default);
        await waiters.RemoveAsync(StateTable.Partition, "i-1", "op-2", default);

        Assert.Equal(["op-1"], await waiters.ListAsync(StateTable.Partition, "i-1", default));
        Assert.Equal(["op-1"], await waiters.ListAsync(StateTable.Partition, "i-11", default));
        Assert.Empty(await waiters.ListAsync(StateTable.Partition, "i", default));
    }

    [Fact]
    public async Task PutAndDelete_OfAResource_AreToldWhenTheyHappened()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var listener = new Listener(async id => (await process.Resources.GetAsync(StateTable.Partition, id, default)) is not null);
        var resources = new ResourceInventory(process.Updater, TimeProvider.System, listener);
        await process.PutEcsAsync("i-1");
        var ecs = (await process.Resources.GetAsync(StateTable.Partition, "i-1", default))!.Value.Resource;

        _ = await resources.PutAsync(StateTable.Partition, StorageProcess.Owner, ecs with { Name = "web" }, default);
        _ = await resources.PutAsync(StateTable.Partition, StorageProcess.Owner, (EcsInstance)ecs with { ResourceId = "i-2", PrivateIpAddress = "10.9.9.9" }, default);
        _ = await resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);
        _ = await resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);

        Assert.Equal([("i-1", true), ("i-2", true), ("i-1", false)], listener.Told);
    }

    private sealed class Listener(Func<string, Task<bool>> exists) : IResourceListener
    {
        public List<(string ResourceId, bool Exists)> Told { get; } = [];

        public async Task ChangedAsync(AccountRegion partition, string resourceId) =>
            Told.Add((resourceId, await exists(resourceId)));
    }
}
