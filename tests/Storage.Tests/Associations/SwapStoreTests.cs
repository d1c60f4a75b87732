using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Associations;

public sealed class SwapStoreTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("i-2", null)]
    [InlineData("eni-1", null)]
    [InlineData("ngw-1", null)]
    [InlineData("eni-1", "eni-1")]
    public async Task CommitAsync_Reserved_EachHasThePlaceOfTheOther(string other, string? same)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, same ?? "i-1", other);
        var (one, two) = (await PlaceAsync(table, "eip-1"), await PlaceAsync(table, "eip-2"));

        var reserved = await process.ReserveSwapAsync("op-3", "eip-1", "eip-2");
        var again = await table.Start().ReserveSwapAsync("op-3", "eip-1", "eip-2");
        await StateInvariants.CheckAsync(table);
        await process.CommitMoveAsync("op-3", "eip-1", "eip-2");
        await process.CommitMoveAsync("op-3", "eip-1", "eip-2");

        Assert.Empty(reserved.Violations);
        Assert.Equivalent(reserved.Eip, again.Eip, strict: true);
        Assert.Equivalent(reserved.Other, again.Other, strict: true);
        Assert.Equal((two, one), (await PlaceAsync(table, "eip-1"), await PlaceAsync(table, "eip-2")));
        var (first, second) = ((await table.ValueAsync(Keys.Eip("eip-1")))!, (await table.ValueAsync(Keys.Eip("eip-2")))!);
        Assert.Equal((EipState.InUse, EipState.InUse), (first.State, second.State));
        Assert.NotEqual(first.Association!.AssociationId, second.Association!.AssociationId);
        Assert.NotNull(first.Association.MovedAt);
        await StateInvariants.CheckAsync(table);
        _ = await process.ReserveDisassociationAsync("op-4", "eip-1");
        await process.CommitDisassociationAsync("op-4", "eip-1", other);
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData("i-1", "i-2")]
    [InlineData("eni-1", "eni-1")]
    public async Task RollBackAsync_Reserved_RestoresEveryRow(string one, string other)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, one, other);
        var before = await StateInvariants.StandingRowsAsync(table);
        _ = await process.ReserveSwapAsync("op-3", "eip-1", "eip-2");
        await process.Moves.RecordFailureAsync(StorageProcess.Scope("op-3"), ["eip-1", "eip-2"], "slow", default);

        await process.RollBackMoveAsync("op-3", "eip-1", "eip-2");
        await process.RollBackMoveAsync("op-3", "eip-1", "eip-2");

        Assert.Equal(before, await StateInvariants.StandingRowsAsync(table));
        await StateInvariants.CheckAsync(table);
        _ = await Assert.ThrowsAsync<ReservationLostException>(() => process.CommitMoveAsync("op-3", "eip-1", "eip-2"));
        var again = await process.ReserveSwapAsync("op-4", "eip-1", "eip-2");
        Assert.True(again.Other!.Fence - 2 > 1 + 4, "A fence of the next swap comes before the last of the one that was undone.");
    }

    [Fact]
    public async Task ReserveAsync_BothOnOneNatGateway_IsRefusedAsPointless()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, "ngw-1", "ngw-1");

        var refused = await process.ReserveSwapAsync("op-3", "eip-1", "eip-2");

        Assert.Equal("swap-different-places", Assert.Single(refused.Violations).RuleId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReserveAsync_RacesWithMovesAssociationsAndItsOpposite_StaysSound(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var first = await PrepareAsync(table, "i-1", "eni-1");
        var last = processCount == 1 ? first : table.Start();
        await first.PutEcsAsync("i-3");
        _ = await first.AllocateAsync("eip-3");

        var results = await Task.WhenAll(
            first.ReserveSwapAsync("op-3", "eip-1", "eip-2"),
            last.ReserveSwapAsync("op-4", "eip-2", "eip-1"),
            last.ReserveMoveAsync("op-5", "eip-2", "eni-1", "i-3"),
            first.ReserveAsync("op-6", "eip-3", "eni-1"),
            last.ReserveDisassociationAsync("op-7", "eip-1"));

        await StateInvariants.CheckAsync(table);
        Assert.Contains(results, reservation => reservation.Violations.Count == 0);
        foreach (var eip in results.Select(reservation => reservation.Eip).OfType<Eip>())
        {
            await (eip.OperationId switch
            {
                "op-3" or "op-4" => last.CommitMoveAsync(eip.OperationId, "eip-1", "eip-2"),
                "op-5" => first.CommitMoveAsync("op-5", "eip-2"),
                "op-6" => last.CommitAsync("op-6", "eip-3"),
                _ => first.CommitDisassociationAsync("op-7", "eip-1", "i-1"),
            });
            await StateInvariants.CheckAsync(table);
        }
    }

    private static async Task<(string, string, EipMode, string?)> PlaceAsync(StateTable table, string eipId)
    {
        var association = (await table.ValueAsync(Keys.Eip(eipId)))!.Association!;
        return (association.ResourceId, association.Slot, association.Mode, association.PrivateIpAddress);
    }

    private static async Task<StorageProcess> PrepareAsync(StateTable table, string one, string other)
    {
        await table.MarkAddressesCompleteAsync();
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        await process.PutEcsAsync("i-2");
        await process.PutNatAsync("ngw-1");
        await process.PutEniAsync("eni-1", "10.0.0.3", "10.0.0.13");
        _ = await process.AllocateAsync("eip-1");
        _ = await process.AllocateAsync("eip-2");
        await process.AssociateAsync("op-1", "eip-1", one);
        await process.AssociateAsync("op-2", "eip-2", other);
        return process;
    }
}
