using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

public sealed class SimulatedGatewayListTests : IDisposable
{
    private readonly GatewayFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task ListAsync_FromAnyId_GoesOnInOrdinalOrderWithFences()
    {
        foreach (var (eip, fence) in ((string, long)[])[("eip-b", 4), ("eip-B", 2), ("eip-a", 6), ("eip-c", 8)])
        {
            await _fixture.Gateway.BindAsync(Binding(eip, $"i-{fence}"), fence, default);
        }

        await _fixture.Gateway.UnbindAsync(Region, "eip-c", 9, default);

        Assert.Equal([("eip-B", 2), ("eip-a", 6), ("eip-b", 4)], await ListAsync(after: null));
        Assert.Equal([("eip-b", 4)], await ListAsync(after: "eip-a"));
        Assert.Equal([("eip-a", 6), ("eip-b", 4)], await ListAsync(after: "eip-Z"));
        Assert.Empty(await ListAsync(after: "eip-b"));
        Assert.Equal(9, await _fixture.Gateway.ReadFenceAsync(Region, "eip-c", default));
        Assert.Equal(0, await _fixture.Gateway.ReadFenceAsync(Region, "eip-d", default));
    }

    [Fact]
    public async Task ListAsync_OtherAccountsAndRegions_AreLeftOut()
    {
        await _fixture.Gateway.BindAsync(Binding() with { AccountId = "account-2" }, 1, default);
        await _fixture.Gateway.BindAsync(Binding("eip-2", "i-2") with { RegionId = "cn-beijing" }, 1, default);

        Assert.Empty(await ListAsync(after: null));
    }

    [Fact]
    public async Task Open_LogFromBeforeAccounts_IsReadAndBoundAgainWithoutCuttingFlows()
    {
        _fixture.Gateway.Dispose();
        await File.WriteAllTextAsync(
            _fixture.LogFile,
            """{"regionId":"cn-hangzhou","eipId":"eip-1","fence":1,"asked":{"regionId":"cn-hangzhou","eipId":"eip-1","ipAddress":"47.0.0.1","resourceId":"i-1","resourceKind":"EcsInstance","mode":"NAT","privateIpAddress":"10.0.0.1","operationId":"op-1"},"live":{"regionId":"cn-hangzhou","eipId":"eip-1","ipAddress":"47.0.0.1","resourceId":"i-1","resourceKind":"EcsInstance","mode":"NAT","privateIpAddress":"10.0.0.1","operationId":"op-1"},"rejection":null,"replaces":false}"""
            + "\n");
        var gateway = _fixture.Open(_fixture.LogDirectory);
        Assert.True(Binding().IsLike(await gateway.ReadAsync(Region, "eip-1", default)));
        Assert.Empty(await gateway.ListAsync(Account, Region, null, default).ToListAsync());
        Assert.True(gateway.OpenFlow(Region, "eip-1", "198.51.100.7:443"));

        await gateway.BindAsync(Binding(), 2, default);

        Assert.Single(await gateway.ListAsync(Account, Region, null, default).ToListAsync());
        Assert.Single(gateway.FlowsOf(Region, "eip-1"));
    }

    private async Task<IEnumerable<(string EipId, long Fence)>> ListAsync(string? after) =>
        (await _fixture.Gateway.ListAsync(Account, Region, after, default).ToListAsync()).Select(one => (one.Binding.EipId, one.Fence));
}
