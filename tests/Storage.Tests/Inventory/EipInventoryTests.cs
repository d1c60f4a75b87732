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

    [Fact]
    public async Task AllocateAsync_CertainAddressThatWasReleased_GetsItAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var had = (await process.AllocateManyAsync(3))[1];
        var address = (await table.ValueAsync(Keys.Eip(had)))!.IpAddress;
        await ReleaseAsync(process, "op-1", had);

        var again = await AllocateAsync(process, "eip-9", address);

        Assert.Equal((AllocationStatus.Allocated, address), (again.Status, again.Eip!.Value.IpAddress));
        Assert.Equal(3, (await table.ValueAsync(Keys.Account))!.EipCount);
        Assert.Equal(AllocationStatus.AddressTaken, (await AllocateAsync(process, "eip-10", address)).Status);
    }

    [Fact]
    public async Task AllocateAsync_OneAddressFromManySides_OneWins()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };
        _ = await processes[0].AllocateAsync("eip-1");

        var allocated = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => AllocateAsync(processes[i % 2], $"eip-2{i}", "198.18.0.77")));

        _ = Assert.Single(allocated, a => a.Status == AllocationStatus.Allocated);
        Assert.Equal(9, allocated.Count(a => a.Status == AllocationStatus.AddressTaken));
        Assert.Equal(2, (await table.ValueAsync(Keys.Account))!.EipCount);
    }

    [Theory]
    [InlineData("198.18.1.5", AllocationStatus.AddressUnfamiliar)]
    [InlineData("198.18.9.5", AllocationStatus.AddressUnfamiliar)]
    [InlineData("198.18.0.0", AllocationStatus.AddressUnknown)]
    [InlineData("198.18.0.253", AllocationStatus.AddressUnknown)]
    [InlineData("203.0.113.5", AllocationStatus.AddressUnknown)]
    [InlineData("198.18.0.252", AllocationStatus.Allocated)]
    public async Task AllocateAsync_CertainAddress_OnlyOfTheAccountsOwnBlocks(string address, AllocationStatus expected)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        _ = await process.AllocateAsync("eip-1", partition: new("2002", "cn-hangzhou"));

        var allocation = await AllocateAsync(process, "eip-2", address);

        Assert.Equal(expected, allocation.Status);
        Assert.Equal(expected == AllocationStatus.Allocated ? 2 : 1, (await table.ValueAsync(Keys.Account))!.EipCount);
    }

    private static Task<Allocation> AllocateAsync(StorageProcess process, string eipId, string ipAddress) =>
        process.Eips.AllocateAsync(
            StateTable.Partition, StorageProcess.Owner, eipId, fingerprint: null, new() { IpAddress = ipAddress }, default);

    private static async Task ReleaseAsync(StorageProcess process, string operation, string eipId)
    {
        Assert.Empty((await process.Releases.ReserveAsync(StorageProcess.Scope(operation), eipId, default)).Violations);
        await process.Releases.CommitAsync(StorageProcess.Scope(operation), eipId, default);
    }
}
