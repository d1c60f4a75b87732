using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Waf;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Storage.Waf;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Faults;

public sealed class LostAnswerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Steps_EveryFirstAnswerIsLost_SucceedAndTellEveryEventInOrder()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await process.PutEcsAsync("i-1");
        var scope = StorageProcess.Scope("op-1");
        Func<Task>[] steps =
        [
            () => process.AllocateAsync("eip-1"),
            () => process.ReserveAsync("op-1", "eip-1", "i-1"),
            () => process.Associations.RecordFailureAsync(scope, "eip-1", "slow", default),
            () => process.RollBackAsync("op-1", "eip-1", "i-1"),
            () => process.ReserveAsync("op-2", "eip-1", "i-1"),
            () => process.CommitAsync("op-2", "eip-1"),
            () => process.ReserveDisassociationAsync("op-3", "eip-1"),
            () => process.CommitDisassociationAsync("op-3", "eip-1", "i-1"),
            () => process.Releases.ReserveAsync(StorageProcess.Scope("op-4"), "eip-1", default),
            () => process.Releases.CommitAsync(StorageProcess.Scope("op-4"), "eip-1", default),
        ];

        foreach (var step in steps)
        {
            proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
            await step();
            Assert.Equal((await table.KeysAsync("outbox|")).Count, process.Listener.Entries.Count);
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], process.Listener.SequencesOf("eip-1"));
    }

    [Fact]
    public async Task AllocateAsync_AnswerIsLost_AllocatesOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);

        var allocation = await process.AllocateAsync("eip-1");

        Assert.NotEqual(AllocationStatus.KeyReused, allocation.Status);
        Assert.Equal(1, (await table.ValueAsync(Keys.Account))!.EipCount);
    }

    [Fact]
    public async Task DeleteAsync_AnswerIsLost_SaysThatItWasDeleted()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await process.PutEcsAsync("i-1");
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);

        var deletion = await process.Resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);

        Assert.Equal(RegistrationStatus.Deleted, deletion?.Status);
        Assert.Empty(await table.KeysAsync("resource|"));
    }

    [Fact]
    public async Task WafOrigins_AnswersAreLost_SayWhatWasDoneAndTellEveryEvent()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        _ = await process.AllocateAsync("eip-1");
        var origin = new WafOrigin { WafInstanceId = "waf-1", Domains = ["a.example.com"], RecordedAt = default };

        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
        var recorded = await process.WafOrigins.PutAsync(StateTable.Partition, StorageProcess.Owner, "eip-1", origin, default);
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
        var removed = await process.WafOrigins.RemoveAsync(StateTable.Partition, StorageProcess.Owner, "eip-1", "waf-1", default);

        Assert.Equal((WafOriginStatus.Recorded, WafOriginStatus.Removed), (recorded.Status, removed.Status));
        Assert.Equal([1, 2, 3], process.Listener.SequencesOf("eip-1"));
        Assert.Empty((await table.ValueAsync(Keys.Eip("eip-1")))!.WafOrigins);
    }

    [Fact]
    public async Task CommitAsync_AnswerOfAGroupIsLost_EachOperationSucceeds()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        var eips = await process.AllocateManyAsync(8);
        await Task.WhenAll(eips.Select(eip => process.PutEcsAsync($"i-{eip}")));
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter, Fault.DropAfter);

        var reservations = await Task.WhenAll(eips.Select(eip => process.ReserveAsync($"op-{eip}", eip, $"i-{eip}")));

        Assert.All(reservations, reservation => Assert.Empty(reservation.Violations));
        Assert.All(eips, eip => Assert.Equal([1, 2], process.Listener.SequencesOf(eip)));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task RollBackAsync_ReservationIsStillOnItsWay_TheStoreRefusesIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-1");
        var gate = new TaskCompletionSource();
        var late = Fault.LandLate(gate.Task);
        proxy.Plan = FaultPlans.Transactions([late, .. Enumerable.Repeat(Fault.DropBefore, 3)]);
        _ = await Assert.ThrowsAnyAsync<Exception>(() => process.ReserveAsync("op-1", "eip-1", "i-1"));

        await process.RollBackAsync("op-1", "eip-1", "i-1");
        gate.SetResult();
        _ = await late.Landed;

        Assert.Equal(EipState.Available, (await table.ValueAsync(Keys.Eip("eip-1")))!.State);
        await StateInvariants.CheckAsync(table);
        Assert.Empty((await process.ReserveAsync("op-2", "eip-1", "i-1")).Violations);
    }

    [Fact]
    public async Task RollBackAsync_SwapIsStillOnItsWay_TheStoreRefusesIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        foreach (var number in new[] { 1, 2 })
        {
            await process.PutEcsAsync($"i-{number}");
            _ = await process.AllocateAsync($"eip-{number}");
            await process.AssociateAsync($"op-{number}", $"eip-{number}", $"i-{number}");
        }

        var gate = new TaskCompletionSource();
        var late = Fault.LandLate(gate.Task);
        proxy.Plan = FaultPlans.Transactions([late, .. Enumerable.Repeat(Fault.DropBefore, 3)]);
        _ = await Assert.ThrowsAnyAsync<Exception>(() => process.ReserveSwapAsync("op-3", "eip-1", "eip-2"));

        await process.RollBackMoveAsync("op-3", "eip-1", "eip-2");
        gate.SetResult();
        _ = await late.Landed;

        Assert.Equal(EipState.InUse, (await table.ValueAsync(Keys.Eip("eip-1")))!.State);
        Assert.Equal(EipState.InUse, (await table.ValueAsync(Keys.Eip("eip-2")))!.State);
        await StateInvariants.CheckAsync(table);
        Assert.Empty((await process.ReserveSwapAsync("op-4", "eip-1", "eip-2")).Violations);
    }

    [Fact]
    public async Task LandLate_NothingCameBetween_TakesEffect()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-1");
        var gate = new TaskCompletionSource();
        var late = Fault.LandLate(gate.Task);
        proxy.Plan = FaultPlans.Transactions([late, .. Enumerable.Repeat(Fault.DropBefore, 3)]);
        _ = await Assert.ThrowsAnyAsync<Exception>(() => process.ReserveAsync("op-1", "eip-1", "i-1"));

        gate.SetResult();
        _ = await late.Landed;

        Assert.Equal(EipState.Associating, (await table.ValueAsync(Keys.Eip("eip-1")))!.State);
    }
}
