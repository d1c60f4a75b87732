using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Storage.Tests.Associations;

public sealed class AssociationRaceTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReserveAsync_OneEipFor64Instances_OneWinsAndAllKnowIt(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = Start(table, processCount);
        _ = await processes[0].AllocateAsync("eip-1");
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => processes[0].PutEcsAsync($"i-{i}")));

        var reservations = await Task.WhenAll(Enumerable.Range(0, 64).Select(
            i => processes[i % processCount].ReserveAsync($"op-{i}", "eip-1", $"i-{i}")));

        _ = Assert.Single(reservations, reservation => reservation.Violations.Count == 0);
        Assert.All(Rejected(reservations), reservation => Assert.Equal("TaskConflict", Assert.Single(reservation.Violations).Code));
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReserveAsync_64EipsForOneInstance_OneWinsAndAllAreToldWhoHoldsIt(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = Start(table, processCount);
        await processes[0].AllowAsync(64);
        var eips = await processes[0].AllocateManyAsync(64);
        await processes[0].PutEcsAsync("i-1");

        var reservations = await Task.WhenAll(eips.Select(
            (eip, i) => processes[i % processCount].ReserveAsync($"op-{i}", eip, "i-1")));

        var winner = Assert.Single(reservations, reservation => reservation.Violations.Count == 0).Eip!.EipId;
        Assert.All(Rejected(reservations), reservation =>
        {
            var violation = Assert.Single(reservation.Violations);
            Assert.Equal("InvalidAssociation.Duplicated", violation.Code);
            Assert.Equal(winner, violation.BlockingResource);
        });
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReserveAsync_21EipsForOneNatGateway_20WinAndOneIsToldTheQuota(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = Start(table, processCount);
        await processes[0].AllowAsync(21);
        var eips = await processes[0].AllocateManyAsync(21);
        await processes[0].PutNatAsync("ngw-1");

        var reservations = await Task.WhenAll(eips.Select(
            (eip, i) => processes[i % processCount].ReserveAsync($"op-{i}", eip, "ngw-1")));

        var loser = Assert.Single(Rejected(reservations));
        Assert.Equal("QuotaExceeded.NumberOfEip", Assert.Single(loser.Violations).Code);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_11PayByTrafficEipsForOneNatGateway_OneIsToldItsOwnQuota()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var eips = await process.AllocateManyAsync(11, InternetChargeType.PayByTraffic);
        await process.PutNatAsync("ngw-1");

        var reservations = await Task.WhenAll(eips.Select((eip, i) => process.ReserveAsync($"op-{i}", eip, "ngw-1")));

        var loser = Assert.Single(Rejected(reservations));
        Assert.Equal("QuotaExceeded.NumberOfTrafficEip", Assert.Single(loser.Violations).Code);
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(20, 2)]
    [InlineData(80, 1)]
    public async Task ReserveAsync_ManyDisassociationsOfOneNatGateway_AllSucceed(int count, int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = Start(table, processCount);
        await processes[0].AllowAsync(count, count);
        var eips = await processes[0].AllocateManyAsync(count);
        await processes[0].PutNatAsync("ngw-1");
        await Task.WhenAll(eips.Select((eip, i) => processes[0].AssociateAsync($"op-{i}", eip, "ngw-1")));

        await Task.WhenAll(eips.Select(async (eip, i) =>
        {
            var process = processes[i % processCount];
            Assert.Empty((await process.ReserveDisassociationAsync($"dis-{i}", eip)).Violations);
            await process.CommitDisassociationAsync($"dis-{i}", eip, "ngw-1");
        }));

        Assert.Empty(await table.KeysAsync("claim|"));
        await StateInvariants.CheckAsync(table);
    }

    private static StorageProcess[] Start(StateTable table, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => table.Start())];

    private static IEnumerable<Reservation> Rejected(IEnumerable<Reservation> reservations) =>
        reservations.Where(reservation => reservation.Violations.Count > 0);
}
