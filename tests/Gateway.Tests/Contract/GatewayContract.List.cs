using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests.Contract;

public abstract partial class GatewayContract
{
    [Fact]
    public async Task ListAsync_FromAnyId_GoesOnInOrdinalOrderWithFences()
    {
        foreach (var (eip, fence) in ((string, long)[])[("eip-b", 4), ("eip-B", 2), ("eip-a", 6), ("eip-c", 8)])
        {
            await Gateway.BindAsync(Binding(eip, $"i-{fence}"), fence, default);
        }

        await Gateway.UnbindAsync(Region, "eip-c", 9, default);

        Assert.Equal([("eip-B", 2), ("eip-a", 6), ("eip-b", 4)], await ListAsync(after: null));
        Assert.Equal([("eip-b", 4)], await ListAsync(after: "eip-a"));
        Assert.Equal([("eip-a", 6), ("eip-b", 4)], await ListAsync(after: "eip-Z"));
        Assert.Empty(await ListAsync(after: "eip-b"));
        Assert.Equal(9, await Gateway.ReadFenceAsync(Region, "eip-c", default));
        Assert.Equal(0, await Gateway.ReadFenceAsync(Region, "eip-d", default));
    }

    [Fact]
    public async Task ListAsync_OtherAccountsAndRegions_AreLeftOut()
    {
        await Gateway.BindAsync(Binding() with { AccountId = "account-2" }, 1, default);
        await Gateway.BindAsync(Binding("eip-2", "i-2") with { RegionId = "cn-beijing" }, 1, default);

        Assert.Empty(await ListAsync(after: null));
    }

    private async Task<IEnumerable<(string EipId, long Fence)>> ListAsync(string? after) =>
        (await Gateway.ListAsync(Account, Region, after, default).ToListAsync()).Select(one => (one.Binding.EipId, one.Fence));
}
