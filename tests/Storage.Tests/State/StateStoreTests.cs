using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.State;

public sealed class StateStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task CommitAsync_ManyAtOnce_ShareRequests()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => InsertAsync(process, $"{i}")));

        Assert.InRange(proxy.Transactions, 1, 50);
        Assert.Equal(100, (await table.KeysAsync("claim|")).Count);
    }

    [Fact]
    public async Task CommitAsync_LosersInABatch_FailAlone()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await InsertAsync(process, "3");
        await InsertAsync(process, "7");
        var gate = new TaskCompletionSource();
        proxy.Plan = FaultPlans.Transactions(Fault.HoldRequest(gate.Task));
        var before = proxy.Transactions;
        var first = InsertAsync(process, "first");

        var rest = Enumerable.Range(0, 10).Select(i => InsertAsync(process, $"{i}")).ToList();
        gate.SetResult();
        await first;
        await Task.WhenAll(rest).ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.All(rest, (commit, i) => Assert.Equal(i is 3 or 7, commit.Exception?.InnerException is StateConflictException));
        Assert.Equal(11, (await table.KeysAsync("claim|")).Count);
        Assert.InRange(proxy.Transactions - before, 2, 5);
    }

    [Fact]
    public async Task CommitAsync_MoreThan100Rows_IsRefusedBeforeAnythingIsSent()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);

        _ = await Assert.ThrowsAsync<ArgumentException>(() => process.Store.CommitAsync(Inserts(101), default));

        Assert.Empty(proxy.Requests);
        await process.Store.CommitAsync(Inserts(100), default);
        Assert.Equal(100, (await table.KeysAsync("claim|")).Count);
    }

    [Fact]
    public async Task CommitAsync_RowThatExists_ConflictsAndChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await InsertAsync(process, "2");

        _ = await Assert.ThrowsAsync<StateConflictException>(() => process.Store.CommitAsync(Inserts(4), default));

        Assert.Equal(["claim|r|2"], await table.KeysAsync("claim|"));
    }

    [Fact]
    public async Task CommitAsync_FirstOfAPartitionFails_NextTriesAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        proxy.Outage = true;
        _ = await Assert.ThrowsAnyAsync<Exception>(() => InsertAsync(process, "1"));

        proxy.Outage = false;
        await InsertAsync(process, "1");

        _ = Assert.Single(await table.KeysAsync("claim|"));
    }

    [Fact]
    public async Task CommitAsync_CanceledBefore_SendsNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => process.Store.CommitAsync(Inserts(1), new CancellationToken(canceled: true)));

        Assert.Empty(await table.KeysAsync("claim|"));
    }

    [Fact]
    public async Task ListPageAsync_AfterAKey_BeginsBehindItOnEveryPage()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        foreach (var id in new[] { "a", "b", "c", "d", "e" })
        {
            await process.PutEcsAsync(id);
        }

        var first = await process.Store.ListPageAsync(
            StateTable.Partition, Keys.Resources, 2, null, default, Keys.Resource("b").Value);
        var second = await process.Store.ListPageAsync(
            StateTable.Partition, Keys.Resources, 2, first.ContinuationToken, default, Keys.Resource("b").Value);

        Assert.Equal(["c", "d"], first.Rows.Select(row => row.Value.Resource.ResourceId));
        Assert.Equal(["e"], second.Rows.Select(row => row.Value.Resource.ResourceId));
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public async Task ListPageAsync_ManyRows_PagesThroughAllOfThem()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.Store.CommitAsync(Inserts(25), default);
        var (sizes, keys, token) = (new List<int>(), new List<string>(), (string?)null);

        do
        {
            var page = await process.Store.ListPageAsync(StateTable.Partition, Keys.Claims, 10, token, default);
            sizes.Add(page.Rows.Count);
            keys.AddRange(page.Rows.Select(row => row.Key.Value));
            token = page.ContinuationToken;
        }
        while (token is not null);

        Assert.Equal([10, 10, 5], sizes);
        Assert.Equal(await table.KeysAsync("claim|"), keys);
    }

    [Fact]
    public async Task GetAsync_RememberedAfterAChangeElsewhere_NeverRejectsWrongly()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        _ = await here.AllocateAsync("eip-1");
        _ = await here.AllocateAsync("eip-2");
        await here.PutEcsAsync("i-1");
        await here.AssociateAsync("op-1", "eip-1", "i-1");
        _ = await there.ReserveDisassociationAsync("op-2", "eip-1");
        await there.CommitDisassociationAsync("op-2", "eip-1", "i-1");

        var reservation = await here.ReserveAsync("op-3", "eip-2", "i-1");

        Assert.Empty(reservation.Violations);
    }

    private static Task InsertAsync(StorageProcess process, string slot)
    {
        var transaction = new StateTransaction(StateTable.Partition);
        transaction.Insert(Keys.Claim("r", slot), new("eip", "assoc"));
        return process.Store.CommitAsync(transaction, default);
    }

    private static StateTransaction Inserts(int count)
    {
        var transaction = new StateTransaction(StateTable.Partition);
        for (var i = 0; i < count; i++)
        {
            transaction.Insert(Keys.Claim("r", $"{i}"), new("eip", "assoc"));
        }

        return transaction;
    }
}
