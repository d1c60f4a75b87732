using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.State;

public sealed class RowEntityTests(AzuriteFixture azurite)
{
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
