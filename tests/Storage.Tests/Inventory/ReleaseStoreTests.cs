using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class ReleaseStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task CommitAsync_Reserved_DeletesTheEipAndTellsOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        _ = await process.Releases.ReserveAsync(StorageProcess.Scope("op-1"), "eip-1", default);
        _ = await process.Releases.ReserveAsync(StorageProcess.Scope("op-1"), "eip-1", default);
        Assert.Equal(EipState.Releasing, (await table.ValueAsync(Keys.Eip("eip-1")))!.State);

        await process.Releases.CommitAsync(StorageProcess.Scope("op-1"), "eip-1", default);
        await process.Releases.CommitAsync(StorageProcess.Scope("op-1"), "eip-1", default);

        Assert.Empty(await table.KeysAsync("eip|"));
        Assert.Equal([EipEventType.EipAllocated, EipEventType.EipReleased], process.Listener.TypesOf("eip-1"));
        Assert.Equal(2, (await table.KeysAsync("audit|")).Count);
        Assert.Equal(0, (await table.ValueAsync(Keys.Account))!.EipCount);
    }

    [Fact]
    public async Task RollBackAsync_Reserved_RestoresEveryRow()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        var before = await StateInvariants.StandingRowsAsync(table);
        _ = await process.Releases.ReserveAsync(StorageProcess.Scope("op-1"), "eip-1", default);

        await process.Releases.RollBackAsync(StorageProcess.Scope("op-1"), "eip-1", "undone", default);

        Assert.Equal(before, await StateInvariants.StandingRowsAsync(table));
    }

    [Fact]
    public async Task ReserveAsync_EipOfAnotherRegion_NamesTheRegion()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1", partition: new(StateTable.Partition.AccountId, "cn-beijing"));
        var scope = StorageProcess.Scope("op-1");

        foreach (var reservation in new[]
        {
            await process.Releases.ReserveAsync(scope, "eip-1", default),
            await process.Disassociations.ReserveAsync(scope, new() { EipId = "eip-1" }, default),
            await process.ModeChanges.ReserveAsync(scope, new() { EipId = "eip-1", Mode = EipMode.CutThrough }, default),
        })
        {
            var violation = Assert.Single(reservation.Violations);
            Assert.Equal("eip-exists", violation.RuleId);
            Assert.Contains("it is in region 'cn-beijing'", violation.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReserveAsync_RacingAnAssociation_ExactlyOneWins()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        _ = await here.AllocateAsync("eip-1");
        await here.PutEcsAsync("i-1");
        for (var round = 0; round < 8; round++)
        {
            var (release, associate) = ($"rel-{round}", $"op-{round}");
            var releasing = there.Releases.ReserveAsync(StorageProcess.Scope(release), "eip-1", default);
            var reserving = here.ReserveAsync(associate, "eip-1", "i-1");

            Assert.True((await releasing).Violations.Count == 0 ^ (await reserving).Violations.Count == 0);
            await there.Releases.RollBackAsync(StorageProcess.Scope(release), "eip-1", "undone", default);
            await here.RollBackAsync(associate, "eip-1", "i-1");
        }

        await StateInvariants.CheckAsync(table);
    }
}
