using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class ResourceAuditTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task PutAndDelete_EachChange_LeavesAnEntryWithBeforeAndAfter()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();

        await process.PutEcsAsync("i-1");
        await process.PutEcsAsync("i-1");
        _ = await process.PutAsync(StorageProcess.Ecs("i-1") with { Status = EcsStatus.Stopped, PublicIpAddress = "198.51.100.7" });
        _ = await process.DeleteAsync("i-1");

        var entries = await EntriesAsync(process.Store, "i-1");
        Assert.Equal([ResourceAction.Registered, ResourceAction.Updated, ResourceAction.Removed], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(("owner", "i-1"), (entry.PrincipalId, entry.ResourceId)));
        Assert.Equal(
            [(null, "Running"), ("Running", "Stopped"), ("Stopped", null)],
            entries.Select(entry => (entry.RegistrationBefore?.Status, entry.RegistrationAfter?.Status)));
        Assert.Equal("198.51.100.7", entries[2].RegistrationBefore!.PublicIpAddress);
    }

    [Fact]
    public async Task Put_ClockStandsStill_EveryChangeIsRecorded()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start(time: new FakeTimeProvider());

        for (var i = 0; i < 4; i++)
        {
            _ = await process.PutAsync(StorageProcess.Ecs("i-1") with { Name = $"web-{i}" });
        }

        Assert.Equal(4, (await EntriesAsync(process.Store, "i-1")).Count);
    }

    [Fact]
    public async Task Associate_EntryOfTheResource_IsThatOfTheEipWithStateModeAndResource()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-1");

        await process.AssociateAsync("op-1", "eip-1", "i-1");

        var entries = (await EntriesAsync(process.Store, "i-1")).Skip(1).ToList();
        Assert.Equal([EipEventType.AssociationRequested, EipEventType.AssociationSucceeded], entries.Select(entry => entry.Action));
        Assert.Equal(
            [(EipState.Available, EipState.Associating, null, "i-1"), (EipState.Associating, EipState.InUse, "i-1", "i-1")],
            entries.Select(entry => (entry.Before!.Value, entry.After!.Value, entry.ResourceBefore, entry.ResourceAfter)));
        Assert.All(entries, entry => Assert.Equal((EipMode.Nat, EipMode.Nat), (entry.ModeBefore!.Value, entry.ModeAfter!.Value)));
        Assert.Equivalent(entries[1], await table.ValueAsync(Keys.Audit("eip-1", 3)));
    }

    [Fact]
    public async Task Changed_FromOneResourceToAnother_BothHaveTheEntry()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        var row = (await process.Store.GetAsync(StateTable.Partition, Keys.Eip("eip-1"), Freshness.Stored, default))!;
        var moved = row.Value.Association! with { ResourceId = "i-2" };
        var transaction = new StateTransaction(StateTable.Partition);

        _ = new EipRecorder(transaction, TimeProvider.System.GetUtcNow(), "owner", "op-2")
            .Changed(row, row.Value with { Association = moved }, EipEventType.EipChanged, moved);
        await process.Store.CommitAsync(transaction, default);

        foreach (var resourceId in new[] { "i-1", "i-2" })
        {
            var entry = (await EntriesAsync(process.Store, resourceId))[^1];
            Assert.Equal(("op-2", "i-1", "i-2"), (entry.OperationId, entry.ResourceBefore, entry.ResourceAfter));
        }
    }

    private static async Task<List<AuditEntry>> EntriesAsync(StateStore store, string resourceId)
    {
        var entries = new List<AuditEntry>();
        await foreach (var row in store.ListAsync(StateTable.Partition, Keys.ResourceAuditOf(resourceId), default))
        {
            entries.Add(row.Value.Entry);
        }

        return entries;
    }
}
