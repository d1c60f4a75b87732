using EipFunctions.Storage.State;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Storage.Tests.State;

public sealed class StateUpdaterTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task UpdateAsync_LostRace_ReadsAndDecidesAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await here.PutEcsAsync("i-1");
        var seen = new List<Freshness>();

        await here.Updater.UpdateAsync(StateTable.Partition, [Resource.Value], async (freshness, token) =>
        {
            var row = await here.Store.GetAsync(StateTable.Partition, Resource, freshness, token);
            if (seen.Count == 0)
            {
                await there.PutEcsAsync("i-1");
            }

            seen.Add(freshness);
            return Rewrite(row!);
        }, default);

        Assert.Equal([Freshness.Remembered, Freshness.Stored], seen);
    }

    [Fact]
    public async Task UpdateAsync_RefusalFromMemory_IsDecidedAgainOnStoredRows()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var seen = new List<Freshness>();

        var answer = await table.Start().Updater.UpdateAsync(StateTable.Partition, ["k"], (freshness, _) =>
        {
            seen.Add(freshness);
            return Task.FromResult(new Decision<Freshness>(freshness));
        }, default);

        Assert.Equal(Freshness.Stored, answer);
        Assert.Equal([Freshness.Remembered, Freshness.Stored], seen);
    }

    [Fact]
    public async Task UpdateAsync_EveryRaceLost_PausesAndGivesUp()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var (here, there) = (table.Start(time: time), table.Start());
        await here.PutEcsAsync("i-1");
        var attempts = 0;

        var update = here.Updater.UpdateAsync(StateTable.Partition, [Resource.Value], async (_, token) =>
        {
            attempts++;
            var row = await here.Store.GetAsync(StateTable.Partition, Resource, Freshness.Stored, token);
            await there.PutEcsAsync("i-1");
            return Rewrite(row!);
        }, default);
        var start = time.GetUtcNow();
        while (!update.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        _ = await Assert.ThrowsAsync<StateContentionException>(() => update);
        Assert.Equal(12, attempts);
        Assert.True(time.GetUtcNow() > start);
    }

    [Fact]
    public async Task UpdateAsync_TwoProcessesRacing_LoseNoChange()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };
        await processes[0].AllowAsync(0);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => CountAsync(processes[i % 2])));

        Assert.Equal(40, (await table.ValueAsync(Keys.Account))!.EipCount);
    }

    [Fact]
    public async Task UpdateAsync_Canceled_LeavesTheQueue()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var gate = new TaskCompletionSource();
        var holder = process.Updater.UpdateAsync(StateTable.Partition, ["k"], async (_, _) =>
        {
            await gate.Task;
            return new Decision<int>(1, StandsAlways: true);
        }, default);
        using var cancellation = new CancellationTokenSource();
        var waiting = process.Updater.UpdateAsync(
            StateTable.Partition, ["k"], static (_, _) => Task.FromResult(new Decision<int>(2)), cancellation.Token);

        await cancellation.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        Assert.Equal(1, await holder);
    }

    private static RowKey<Domain.Resources.RegisteredResource> Resource => Keys.Resource("i-1");

    private static Decision<bool> Rewrite<T>(Row<T> row)
    {
        var transaction = new StateTransaction(StateTable.Partition);
        transaction.Replace(row, row.Value);
        return new(true, transaction);
    }

    private static Task<bool> CountAsync(StorageProcess process) => process.Updater.UpdateAsync<bool>(
        StateTable.Partition, [Keys.Account.Value], async (freshness, token) =>
        {
            var row = await process.Store.GetAsync(StateTable.Partition, Keys.Account, freshness, token);
            var transaction = new StateTransaction(StateTable.Partition);
            transaction.Replace(row!, row!.Value with { EipCount = row.Value.EipCount + 1 });
            return new(true, transaction);
        }, default);
}
