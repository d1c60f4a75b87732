using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.State;

public sealed class RowEntityTests(AzuriteFixture azurite)
{
    // The JSON around the id, so that a length is that of the whole row.
    private const int Frame = 38;

    [Theory]
    [InlineData(31_000)]
    [InlineData(32_000)]
    [InlineData(64_001)]
    [InlineData(470_000)]
    public async Task Insert_LongValue_Survives(int length)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var claim = new Claim(new string('x', length), "assoc-1");
        var transaction = new StateTransaction(StateTable.Partition);
        transaction.Insert(Keys.Claim("r", "0"), claim);

        await process.Store.CommitAsync(transaction, default);

        var read = await process.Store.GetAsync(StateTable.Partition, Keys.Claim("r", "0"), Freshness.Stored, default);
        Assert.Equal(claim, read!.Value);
    }

    // What a longer value leaves behind must not be read as part of a shorter one, whole parts (64,000) included.
    [Theory]
    [InlineData(100_000, 50)]
    [InlineData(100_000, 40_000)]
    [InlineData(50, 100_000)]
    [InlineData(470_000, 64_000)]
    public async Task Replace_OtherLength_OnlyTheNewValueIsRead(int before, int after)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var key = Keys.Claim("r", "0");
        var insert = new StateTransaction(StateTable.Partition);
        insert.Insert(key, new Claim(new string('x', before - Frame), "assoc-1"));
        await process.Store.CommitAsync(insert, default);
        var row = await process.Store.GetAsync(StateTable.Partition, key, Freshness.Stored, default);
        var changed = new Claim(new string('y', after - Frame), "assoc-1");

        var replace = new StateTransaction(StateTable.Partition);
        replace.Replace(row!, changed);
        await process.Store.CommitAsync(replace, default);

        Assert.Equal(changed, (await process.Store.GetAsync(StateTable.Partition, key, Freshness.Stored, default))!.Value);
    }

    [Fact]
    public async Task Insert_TooLargeValue_IsRefusedBeforeAnythingIsSent()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        _ = table.Start(proxy);
        var transaction = new StateTransaction(StateTable.Partition);

        _ = Assert.Throws<RowTooLargeException>(() =>
            transaction.Insert(Keys.Claim("r", "0"), new Claim(new string('x', 480_001), "assoc-1")));

        Assert.Empty(proxy.Requests);
    }
}
