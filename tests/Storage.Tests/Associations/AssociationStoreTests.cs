using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Associations;

public sealed class AssociationStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ReserveAsync_AllRulesHold_CommitsEveryRowTogether()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);

        var reservation = await process.ReserveAsync("op-1", "eip-1", "i-1");

        var eip = (await table.ValueAsync(Keys.Eip("eip-1")))!;
        Assert.Equal(EipState.Associating, eip.State);
        Assert.Equivalent(reservation.Eip, eip);
        Assert.Equal("eip-1", Assert.Single((await table.ValueAsync(Keys.Resource("i-1")))!.Occupants).EipId);
        Assert.Equal(new("eip-1", "assoc-op-1"), await table.ValueAsync(Keys.Claim("i-1", "primary")));
        Assert.Equal(EipState.Available, (await table.ValueAsync(Keys.Audit("eip-1", 2)))!.Before);
        Assert.Equal("eip-1:2", (await table.ValueAsync(Keys.OutboxEntry("eip-1", 2)))!.EventId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CommitAsync_Reserved_MakesTheEipInUse()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);

        await process.AssociateAsync("op-1", "eip-1", "i-1");

        var eip = (await table.ValueAsync(Keys.Eip("eip-1")))!;
        Assert.Equal(EipState.InUse, eip.State);
        Assert.NotNull(eip.Association!.VerifiedAt);
        Assert.Equal(3, (await table.KeysAsync("outbox|eip-1|")).Count);
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Steps_Repeated_HaveOneOutcomeAndOneEvent(bool elsewhere)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var here = await PrepareAsync(table);
        var there = elsewhere ? table.Start() : here;

        var first = await here.ReserveAsync("op-1", "eip-1", "i-1");
        var second = await there.ReserveAsync("op-1", "eip-1", "i-1");
        await here.Associations.RecordFailureAsync(StorageProcess.Scope("op-1"), "eip-1", "slow", default);
        await there.Associations.RecordFailureAsync(StorageProcess.Scope("op-1"), "eip-1", "slow", default);
        await here.CommitAsync("op-1", "eip-1");
        await there.CommitAsync("op-1", "eip-1");

        Assert.Equivalent(first, second);
        Assert.Equal([1, 2, 3, 4], here.Listener.SequencesOf("eip-1"));
        Assert.Equal(4, (await table.KeysAsync("audit|eip-1|")).Count);
    }

    [Fact]
    public async Task RollBackAsync_Reserved_RestoresEveryRow()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        await table.MarkAddressesCompleteAsync();
        var process = await PrepareAsync(table);
        var before = await StateInvariants.StandingRowsAsync(table);
        _ = await process.ReserveAsync("op-1", "eip-1", "i-1");
        await process.Associations.RecordFailureAsync(StorageProcess.Scope("op-1"), "eip-1", "slow", default);

        await process.RollBackAsync("op-1", "eip-1", "i-1");
        await process.RollBackAsync("op-1", "eip-1", "i-1");

        Assert.Equal(before, await StateInvariants.StandingRowsAsync(table));
        Assert.Equal([1, 2, 3, 4], process.Listener.SequencesOf("eip-1"));
    }

    [Fact]
    public async Task RollBackAsync_NothingReserved_ChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = await table.RowsAsync();

        await process.RollBackAsync("op-1", "eip-1", "i-1");

        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task CommitAsync_NotReserved_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        _ = await process.ReserveAsync("op-1", "eip-1", "i-1");

        _ = await Assert.ThrowsAsync<ReservationLostException>(() => process.CommitAsync("op-2", "eip-1"));
    }

    [Fact]
    public async Task CommitAsync_RepeatedAfterTheNextOperationBegan_StillSucceeds()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");

        await process.CommitAsync("op-1", "eip-1");

        Assert.Equal("op-2", (await table.ValueAsync(Keys.Eip("eip-1")))!.OperationId);
    }

    [Fact]
    public async Task CommitAsync_RepeatedAfterItsRollBack_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        _ = await process.ReserveAsync("op-1", "eip-1", "i-1");
        await process.RollBackAsync("op-1", "eip-1", "i-1");

        _ = await Assert.ThrowsAsync<ReservationLostException>(() => process.CommitAsync("op-1", "eip-1"));
    }

    [Fact]
    public async Task CommitAsync_AfterARecordedFailure_ForgetsIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        _ = await process.ReserveAsync("op-1", "eip-1", "i-1");
        await process.Associations.RecordFailureAsync(StorageProcess.Scope("op-1"), "eip-1", "slow", default);
        await process.CommitAsync("op-1", "eip-1");

        Assert.Null((await table.ValueAsync(Keys.Eip("eip-1")))!.Failure);
    }

    private static async Task<StorageProcess> PrepareAsync(StateTable table)
    {
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-1");
        return process;
    }
}
