using EipFunctions.Storage.Outbox;

namespace EipFunctions.Storage.Tests.Outbox;

public sealed class TableOutboxTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ListAsync_CommittedEvents_ComeInTheOrderOfTheirSequence()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);

        var entries = await process.Outbox.ListAsync(StateTable.Partition, default).ToListAsync();

        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Event.Sequence));
        Assert.Equal([1, 2, 3], process.Listener.SequencesOf("eip-1"));
        Assert.Equal(process.Listener.Entries.Select(entry => entry.Event.EventId), entries.Select(entry => entry.Event.EventId));
    }

    [Fact]
    public async Task ListPartitionsAsync_AfterACommit_HoldsThePartition()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);

        Assert.Equal([StateTable.Partition], await process.Outbox.ListPartitionsAsync(default).ToListAsync());
    }

    [Fact]
    public async Task RemoveAsync_SomeTwice_RemovesThemAll()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);

        await process.Outbox.RemoveAsync(
            StateTable.Partition, [.. process.Listener.Entries, .. process.Listener.Entries], default);

        Assert.Empty(await table.KeysAsync("outbox|"));
    }

    [Fact]
    public async Task RemoveAsync_SomeGone_RemovesTheOthers()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        List<OutboxEntry> entries = [.. process.Listener.Entries];
        await process.Outbox.RemoveAsync(StateTable.Partition, [entries[0]], default);

        await process.Outbox.RemoveAsync(StateTable.Partition, entries, default);

        Assert.Empty(await table.KeysAsync("outbox|"));
    }

    [Fact]
    public async Task AnnounceAgainAsync_WaitingEvents_AreTold()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        _ = await PrepareAsync(table);
        var other = table.Start();

        await other.Store.AnnounceAgainAsync(StateTable.Partition, "eip-1", default);

        Assert.Equal([1, 2, 3], other.Listener.SequencesOf("eip-1"));
    }

    private static async Task<StorageProcess> PrepareAsync(StateTable table)
    {
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        return process;
    }
}
