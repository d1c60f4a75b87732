using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Associations;

public sealed class DisassociationStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task CommitAsync_Reserved_FreesEveryRow()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);

        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");
        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");

        Assert.Equal(EipState.Available, (await table.ValueAsync(Keys.Eip("eip-1")))!.State);
        Assert.Empty((await table.ValueAsync(Keys.Resource("i-1")))!.Occupants);
        Assert.Empty(await table.KeysAsync("claim|"));
        Assert.Equal([1, 2, 3, 4, 5], process.Listener.SequencesOf("eip-1"));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task RollBackAsync_Reserved_RestoresEveryRow()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = await StateInvariants.StandingRowsAsync(table);
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.Disassociations.RecordFailureAsync(StorageProcess.Scope("op-2"), "eip-1", "slow", default);

        await process.Disassociations.RollBackAsync(StorageProcess.Scope("op-2"), "eip-1", "undone", default);
        await process.Disassociations.RollBackAsync(StorageProcess.Scope("op-2"), "eip-1", "undone", default);

        Assert.Equal(before, await StateInvariants.StandingRowsAsync(table));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CommitAsync_RepeatedAfterTheNextOperationBegan_StillSucceeds()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");
        _ = await process.ReserveAsync("op-3", "eip-1", "i-1");

        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");

        Assert.Equal("op-3", (await table.ValueAsync(Keys.Eip("eip-1")))!.OperationId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CommitAsync_RepeatedAfterTheRelease_StillSucceeds()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");
        _ = await process.Releases.ReserveAsync(StorageProcess.Scope("op-3"), "eip-1", default);
        await process.Releases.CommitAsync(StorageProcess.Scope("op-3"), "eip-1", default);

        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");

        _ = await Assert.ThrowsAsync<ReservationLostException>(() => process.CommitDisassociationAsync("op-4", "eip-1", "i-1"));
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
