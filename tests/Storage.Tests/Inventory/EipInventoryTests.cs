using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class EipInventoryTests(AzuriteFixture azurite)
{
    private static int First => AddressPool.PlaceOf("198.18.0.0").Block;

    [Fact]
    public async Task AllocateAsync_300InOneRegion_Are300AddressesOfTwoBlocks()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(300);

        var allocated = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => process.AllocateAsync($"eip-{i}")));

        Assert.Equal(300, allocated.Select(a => a.Eip!.Value.IpAddress).Distinct().Count());
        var account = (await table.ValueAsync(Keys.Account))!;
        Assert.Equal(300, account.EipCount);
        Assert.Equal([First, First + 1], account.AddressBlocks.Select(block => block.Number));
        Assert.All(allocated, a => Assert.InRange(AddressPool.PlaceOf(a.Eip!.Value.IpAddress).Offset, 1, 252));
    }

    [Fact]
    public async Task AllocateAsync_AfterARelease_UsesTheAddressAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var first = (await process.AllocateAsync("eip-1")).Eip!.Value.IpAddress;
        await ReleaseAsync(process, "op-1", "eip-1");

        var second = await process.AllocateAsync("eip-2");

        Assert.Equal(first, second.Eip!.Value.IpAddress);
        Assert.Equal(1, (await table.ValueAsync(Keys.Account))!.EipCount);
    }

    [Fact]
    public async Task AllocateAsync_TwoAccountsInTwoProcesses_NeverShareAnAddress()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var work = new[] { "1001", "2002" }.Select(account => new AccountRegion(account, "cn-hangzhou")).Select(async partition =>
        {
            var process = table.Start();
            return await Task.WhenAll(Enumerable.Range(0, 20).Select(i => process.AllocateAsync($"eip-{i}", partition: partition)));
        });

        var allocated = (await Task.WhenAll(work)).SelectMany(a => a).ToList();

        Assert.Equal(40, allocated.Select(a => a.Eip!.Value.IpAddress).Distinct().Count());
    }

    [Fact]
    public async Task AllocateAsync_OneAccountInTwoProcesses_NeverSharesAnAddress()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };

        var allocated = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => processes[i % 2].AllocateAsync($"eip-{i}")));

        Assert.Equal(20, allocated.Select(a => a.Eip!.Value.IpAddress).Distinct().Count());
    }

    [Fact]
    public async Task AllocateAsync_ClaimOfABlockWasCutShort_FindsTheBlock()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var pool = new AddressPool(table.Client, "198.18.0.0/15");
        Assert.Equal(First, await pool.ClaimBlockAsync(new("2002", "cn-hangzhou"), [], default));
        Assert.Equal(First + 1, await pool.ClaimBlockAsync(StateTable.Partition, [], default));

        var allocation = await table.Start().AllocateAsync("eip-1");

        Assert.Equal("198.18.1.1", allocation.Eip!.Value.IpAddress);
        Assert.Equal(First + 2, await pool.ClaimBlockAsync(StateTable.Partition, [First + 1], default));
    }

    [Fact]
    public async Task AllocateAsync_NoBlockLeft_SaysThatThePoolIsExhausted()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start(pool: "198.18.0.0/24");
        _ = await process.AllocateAsync("eip-1", partition: new AccountRegion("2002", "cn-hangzhou"));

        var allocation = await process.AllocateAsync("eip-1");

        Assert.Equal(AllocationStatus.PoolExhausted, allocation.Status);
        Assert.Empty(await table.KeysAsync("eip|"));
    }

    [Fact]
    public async Task AllocateAsync_QuotaUsedUp_NamesTheLimit()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(2);

        var allocated = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => process.AllocateAsync($"eip-{i}")));

        Assert.Equal(2, allocated.Count(a => a.Status == AllocationStatus.Allocated));
        Assert.Equal(3, allocated.Count(a => a is { Status: AllocationStatus.QuotaExceeded, Limit: 2 }));
    }

    [Fact]
    public async Task AllocateAsync_SameIdAndFingerprint_AllocatesOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };

        var allocated = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => processes[i % 2].AllocateAsync("eip-1", fingerprint: "f1")));
        var other = await processes[0].AllocateAsync("eip-1", fingerprint: "f2");

        _ = Assert.Single(allocated, a => a.Status == AllocationStatus.Allocated);
        Assert.Equal(9, allocated.Count(a => a.Status == AllocationStatus.AlreadyAllocated));
        Assert.Equal(AllocationStatus.KeyReused, other.Status);
        Assert.Equal(1, (await table.ValueAsync(Keys.Account))!.EipCount);
        _ = Assert.Single(await table.KeysAsync("outbox|"));
    }

    [Theory]
    [InlineData("f1")]
    [InlineData(null)]
    public async Task AllocateAsync_IdOfAReleasedEip_IsNotGivenTwice(string? fingerprint)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1", fingerprint: fingerprint);
        await ReleaseAsync(process, "op-1", "eip-1");

        var again = await process.AllocateAsync("eip-1", fingerprint: fingerprint);

        Assert.Equal(AllocationStatus.KeyReused, again.Status);
        Assert.Null(again.Eip);
        Assert.Equal(0, (await table.ValueAsync(Keys.Account))!.EipCount);
    }

    private static async Task ReleaseAsync(StorageProcess process, string operation, string eipId)
    {
        Assert.Empty((await process.Releases.ReserveAsync(StorageProcess.Scope(operation), eipId, default)).Violations);
        await process.Releases.CommitAsync(StorageProcess.Scope(operation), eipId, default);
    }
}
