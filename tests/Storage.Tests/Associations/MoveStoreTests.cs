using System.Text.Json;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Storage.Tests.Associations;

public sealed class MoveStoreTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ReserveAsync_InUse_HoldsBothPlaces()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = (await EipAsync(table)).Association!;

        var reserved = await process.ReserveMoveAsync("op-2", "eip-1", "i-1", "i-2");
        var again = await table.Start().ReserveMoveAsync("op-2", "eip-1", "i-1", "i-2");

        Assert.Equal((EipState.Associating, "assoc-op-2", "i-2", before), (reserved.Eip!.State, reserved.Eip.Association!.AssociationId, reserved.Eip.Association.ResourceId, reserved.Eip.Association.Replaces));
        Assert.Equivalent(reserved.Eip, again.Eip, strict: true);
        Assert.Equal(["established-flows-cut"], again.Warnings.Select(warning => warning.Id));
        Assert.Equal(["claim|i-1|primary", "claim|i-2|primary"], await table.KeysAsync("claim|"));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CommitAsync_Reserved_LeavesTheNewPlaceOnly()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        _ = await process.AllocateAsync("eip-8");
        _ = await process.Associations.ReserveAsync(
            StorageProcess.Scope("op-8"), new() { EipId = "eip-8", ResourceId = "i-3", Policy = new() { OnResourceGone = ResourceGoneAction.Hold } }, default);
        await process.CommitAsync("op-8", "eip-8");
        _ = await process.ReserveMoveAsync("op-2", "eip-8", "i-3", "i-2");

        await process.CommitMoveAsync("op-2", "eip-8");
        await process.CommitMoveAsync("op-2", "eip-8");

        var eip = (await table.ValueAsync(Keys.Eip("eip-8")))!;
        Assert.Equal((EipState.InUse, "i-2", "assoc-op-2", ResourceGoneAction.Hold), (eip.State, eip.Association!.ResourceId, eip.Association.AssociationId, eip.Association.Policy!.OnResourceGone));
        Assert.Equal((eip.Association.VerifiedAt, "i-3", "assoc-op-8"), (eip.Association.MovedAt, eip.LastHolder!.ResourceId, eip.LastHolder.AssociationId));
        Assert.Empty((await table.ValueAsync(Keys.Resource("i-3")))!.Occupants);
        var told = (await table.ValueAsync(Keys.OutboxEntry("eip-8", 5)))!;
        Assert.Equal((EipEventType.MoveSucceeded, "i-2", "i-3"), (told.Type, told.Data.ResourceId, told.Data.PreviousResourceId));
        Assert.Equal("i-3", (await table.ValueAsync(Keys.Audit("eip-8", 5)))!.PreviousResourceId);
        await StateInvariants.CheckAsync(table);
        await process.AssociateAsync("op-3", "eip-2", "i-3");
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task RollBackAsync_Reserved_RestoresEveryRow()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = await StateInvariants.StandingRowsAsync(table);
        _ = await process.ReserveMoveAsync("op-2", "eip-1", "i-1", "i-2");
        await process.Moves.RecordFailureAsync(StorageProcess.Scope("op-2"), ["eip-1"], "slow", default);

        await process.RollBackMoveAsync("op-2", "eip-1");
        await process.RollBackMoveAsync("op-2", "eip-1");

        Assert.Equal(before, await StateInvariants.StandingRowsAsync(table));
        await StateInvariants.CheckAsync(table);
        Assert.Equal(
            [("i-2", "i-1"), ("i-2", "i-1"), ("i-1", "i-1")],
            [.. (await Task.WhenAll(new[] { 4, 5, 6 }.Select(n => table.ValueAsync(Keys.Audit("eip-1", n)))))
                .Select(entry => (entry!.ResourceId, entry.PreviousResourceId))]);
        _ = await Assert.ThrowsAsync<ReservationLostException>(() => process.CommitMoveAsync("op-2", "eip-1"));
    }

    [Fact]
    public async Task ReserveAsync_WithinTheCoolDown_IsRefusedUntilItIsOver()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var time = new FakeTimeProvider(Start);
        var process = await PrepareAsync(table, time, new() { CoolDown = TimeSpan.FromSeconds(30) });
        _ = await process.ReserveMoveAsync("op-2", "eip-1", "i-1", "i-2");
        await process.RollBackMoveAsync("op-2", "eip-1");
        _ = await process.ReserveMoveAsync("op-3", "eip-1", "i-1", "i-2");
        await process.CommitMoveAsync("op-3", "eip-1");
        time.Advance(TimeSpan.FromSeconds(29));

        var early = await process.ReserveMoveAsync("op-4", "eip-1", "i-2", "i-1");
        time.Advance(TimeSpan.FromSeconds(1));
        var later = await process.ReserveMoveAsync("op-5", "eip-1", "i-2", "i-1");

        Assert.Equal("move-cool-down", Assert.Single(early.Violations).RuleId);
        Assert.Empty(later.Violations);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReserveAsync_OneEipTo16Instances_OneAtATimeAndAlwaysOneHolder(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var first = await PrepareAsync(table);
        StorageProcess[] processes = [first, .. Enumerable.Range(1, processCount - 1).Select(_ => table.Start())];
        await Task.WhenAll(Enumerable.Range(10, 16).Select(i => first.PutEcsAsync($"i-{i}")));

        var current = "i-1";
        for (var round = 0; round < 3; round++)
        {
            var reservations = await Task.WhenAll(Enumerable.Range(10, 16).Where(i => $"i-{i}" != current).Select(
                i => processes[i % processCount].ReserveMoveAsync($"op-{round}-{i}", "eip-1", current, $"i-{i}")));

            var won = Assert.Single(reservations, reservation => reservation.Violations.Count == 0).Eip!;
            Assert.All(
                reservations.Where(reservation => reservation.Violations.Count > 0),
                reservation => Assert.Contains("eip-not-in-transition", reservation.Violations.Select(violation => violation.RuleId)));
            await StateInvariants.CheckAsync(table);
            await processes[^1].CommitMoveAsync(won.OperationId!, "eip-1");
            await StateInvariants.CheckAsync(table);
            var stale = await first.ReserveMoveAsync($"op-{round}-late", "eip-1", current, "i-1");
            Assert.Contains("move-expected-current", stale.Violations.Select(violation => violation.RuleId));
            current = won.Association!.ResourceId;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReserveAsync_RacesWithADisassociationAndAnotherForTheTarget_StaysSound(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var first = await PrepareAsync(table);
        var last = processCount == 1 ? first : table.Start();

        var results = await Task.WhenAll(
            first.ReserveMoveAsync("op-2", "eip-1", "i-1", "i-2"),
            last.ReserveDisassociationAsync("op-3", "eip-1"),
            last.ReserveAsync("op-4", "eip-2", "i-2"));

        Assert.InRange(results.Count(reservation => reservation.Violations.Count == 0), 1, 2);
        await StateInvariants.CheckAsync(table);
        foreach (var eip in results.Select(reservation => reservation.Eip).OfType<Eip>())
        {
            await (eip.OperationId switch
            {
                "op-2" => last.CommitMoveAsync("op-2", "eip-1"),
                "op-3" => last.CommitDisassociationAsync("op-3", "eip-1", "i-1"),
                _ => first.CommitAsync("op-4", "eip-2"),
            });
        }

        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_FromANatGatewayToAnEni_TakesModeAndAddressOfTheRequest()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        await process.PutNatAsync("ngw-1");
        await process.PutEniAsync("eni-1", "10.0.0.3");
        await process.AssociateAsync("op-2", "eip-2", "ngw-1");

        var reserved = await process.ReserveMoveAsync("op-3", "eip-2", "ngw-1", "eni-1", EipMode.CutThrough);
        await process.CommitMoveAsync("op-3", "eip-2");

        Assert.Empty(reserved.Violations);
        var eip = (await table.ValueAsync(Keys.Eip("eip-2")))!;
        Assert.Equal(
            (ResourceKind.NetworkInterface, EipMode.CutThrough, "10.0.0.3", EipMode.Nat),
            (eip.Association!.ResourceKind, eip.Association.Mode, eip.Association.PrivateIpAddress, eip.Mode));
        await StateInvariants.CheckAsync(table);
    }

    // Rows as they were written before there were moves.
    [Fact]
    public void Rows_FromBeforeMoves_AreRead()
    {
        const string Eip = """
            {"eipId":"eip-1","ipAddress":"198.18.0.1","regionId":"cn-hangzhou","state":"InUse","allocatedAt":"2025-01-01T00:00:00+00:00",
             "association":{"associationId":"assoc-1","resourceId":"i-1","resourceKind":"EcsInstance","slot":"primary","mode":"NAT","createdAt":"2025-01-01T00:00:00+00:00"}}
            """;
        const string Entry = """{"at":"2025-01-01T00:00:00+00:00","action":"EipFunctions.Association.Succeeded","principalId":"owner","eipId":"eip-1","resourceId":"i-1"}""";
        const string Event = """
            {"eventId":"eip-1:3","type":"EipFunctions.Association.Succeeded","eipId":"eip-1","sequence":3,"occurredAt":"2025-01-01T00:00:00+00:00",
             "data":{"accountId":"1001","regionId":"cn-hangzhou","eipId":"eip-1","ipAddress":"198.18.0.1"}}
            """;

        Assert.Null(JsonSerializer.Deserialize(Eip, Keys.Eips.Json)!.Association!.MovedAt);
        Assert.Null(JsonSerializer.Deserialize(Entry, Keys.AuditOf("eip-1").Json)!.PreviousResourceId);
        Assert.Null(JsonSerializer.Deserialize(Event, Keys.Outbox.Json)!.Data.PreviousResourceId);
    }

    private static async Task<Eip> EipAsync(StateTable table) => (await table.ValueAsync(Keys.Eip("eip-1")))!;

    private static async Task<StorageProcess> PrepareAsync(StateTable table, TimeProvider? time = null, MoveOptions? moves = null)
    {
        await table.MarkAddressesCompleteAsync();
        var process = table.Start(time: time, moves: moves);
        foreach (var instance in new[] { "i-1", "i-2", "i-3" })
        {
            await process.PutEcsAsync(instance);
        }

        _ = await process.AllocateAsync("eip-1");
        _ = await process.AllocateAsync("eip-2");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        return process;
    }
}
