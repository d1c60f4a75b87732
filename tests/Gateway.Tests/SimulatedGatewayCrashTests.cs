using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

public sealed class SimulatedGatewayCrashTests : IAsyncDisposable
{
    private readonly GatewayFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Open_AfterKill_HasBindingsFencesAndTargets()
    {
        await _fixture.Simulated.BindAsync(Binding(), 1, default);
        await _fixture.Simulated.BindAsync(Binding("eip-2", "i-2"), 7, default);
        await _fixture.Simulated.UnbindAsync(Region, "eip-2", 8, default);

        var reopened = _fixture.OpenAsAfterKill();

        Assert.Equal([Binding()], await reopened.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
        await reopened.BindAsync(Binding(), 1, default);
        await Assert.ThrowsAsync<GatewayRejectedException>(() => reopened.BindAsync(Binding("eip-2", "i-2"), 7, default));
        await Assert.ThrowsAsync<GatewayRejectedException>(() => reopened.BindAsync(Binding("eip-3"), 1, default));
    }

    [Fact]
    public async Task Open_TornLastLine_IsDroppedAtEveryLength()
    {
        await _fixture.Simulated.BindAsync(Binding(), 1, default);
        var whole = new FileInfo(_fixture.LogFile).Length;
        await _fixture.Simulated.BindAsync(Binding("eip-2", "i-2"), 1, default);
        _fixture.Simulated.Dispose();
        var content = await File.ReadAllBytesAsync(_fixture.LogFile);

        for (var length = whole; length < content.Length; length++)
        {
            await File.WriteAllBytesAsync(_fixture.LogFile, content[..(int)length]);
            using var reopened = _fixture.Open(_fixture.LogDirectory);

            Assert.Equal([Binding()], await reopened.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
            await reopened.BindAsync(Binding("eip-3", "i-3"), 1, default);
            reopened.Dispose();
            using var again = _fixture.Open(_fixture.LogDirectory);
            Assert.Equal(2, await again.ListAsync(Account, Region, null, default).Select(one => one.Binding).CountAsync());
        }
    }

    [Fact]
    public async Task Open_DamagedBeforeTheEnd_NamesTheLine()
    {
        await _fixture.Simulated.BindAsync(Binding(), 1, default);
        _fixture.Simulated.Dispose();
        await File.AppendAllTextAsync(_fixture.LogFile, "nonsense\n{}\n");

        var e = Assert.Throws<InvalidDataException>(() => _fixture.Open(_fixture.LogDirectory));

        Assert.Contains($"Line 2 of {_fixture.LogFile}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DirectoryInUse_Fails() =>
        Assert.Throws<IOException>(() => _fixture.Open(_fixture.LogDirectory));

    [Fact]
    public async Task BindAsync_ManyChanges_CompactsAndKeepsTheState()
    {
        for (var fence = 1; fence <= 10_000; fence += 2)
        {
            await _fixture.Simulated.BindAsync(Binding(), fence, default);
            await _fixture.Simulated.UnbindAsync(Region, "eip-1", fence + 1, default);
        }

        await _fixture.Simulated.BindAsync(Binding("eip-2", "i-2"), 1, default);

        Assert.InRange((await File.ReadAllLinesAsync(_fixture.LogFile)).Length, 1, 4096);
        var reopened = _fixture.OpenAsAfterKill();
        Assert.Equal([Binding("eip-2", "i-2")], await reopened.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
        await Assert.ThrowsAsync<GatewayRejectedException>(() => reopened.BindAsync(Binding(), 9_999, default));
    }

    [Fact]
    public async Task Open_AfterKill_KnowsWhatWasRebound()
    {
        var changed = Binding(resource: "i-2", privateIp: "10.0.0.2", operation: "op-2");
        await _fixture.Simulated.BindAsync(Binding(), 1, default);
        await _fixture.Simulated.RebindAsync(changed, 3, default);

        var reopened = _fixture.OpenAsAfterKill();

        Assert.Equal([changed], await reopened.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
        await reopened.RebindAsync(changed, 3, default);
        await Assert.ThrowsAsync<GatewayRejectedException>(() => reopened.BindAsync(changed, 3, default));
        await reopened.BindAsync(Binding("eip-2"), 1, default);
    }

    [Fact]
    public async Task Open_LogFromBeforeAccounts_IsReadAndBoundAgainWithoutCuttingFlows()
    {
        _fixture.Simulated.Dispose();
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
}
