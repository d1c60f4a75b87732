using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

public sealed class SimulatedGatewayCrashTests : IDisposable
{
    private readonly GatewayFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Open_AfterKill_HasBindingsFencesAndTargets()
    {
        await _fixture.Gateway.BindAsync(Binding(), 1, default);
        await _fixture.Gateway.BindAsync(Binding("eip-2", "i-2"), 7, default);
        await _fixture.Gateway.UnbindAsync(Region, "eip-2", 8, default);

        var reopened = _fixture.OpenAsAfterKill();

        Assert.Equal([Binding()], await reopened.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
        await reopened.BindAsync(Binding(), 1, default);
        await Assert.ThrowsAsync<GatewayRejectedException>(() => reopened.BindAsync(Binding("eip-2", "i-2"), 7, default));
        await Assert.ThrowsAsync<GatewayRejectedException>(() => reopened.BindAsync(Binding("eip-3"), 1, default));
    }

    [Fact]
    public async Task Open_TornLastLine_IsDroppedAtEveryLength()
    {
        await _fixture.Gateway.BindAsync(Binding(), 1, default);
        var whole = new FileInfo(_fixture.LogFile).Length;
        await _fixture.Gateway.BindAsync(Binding("eip-2", "i-2"), 1, default);
        _fixture.Gateway.Dispose();
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
        await _fixture.Gateway.BindAsync(Binding(), 1, default);
        _fixture.Gateway.Dispose();
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
            await _fixture.Gateway.BindAsync(Binding(), fence, default);
            await _fixture.Gateway.UnbindAsync(Region, "eip-1", fence + 1, default);
        }

        await _fixture.Gateway.BindAsync(Binding("eip-2", "i-2"), 1, default);

        Assert.InRange((await File.ReadAllLinesAsync(_fixture.LogFile)).Length, 1, 4096);
        var reopened = _fixture.OpenAsAfterKill();
        Assert.Equal([Binding("eip-2", "i-2")], await reopened.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
        await Assert.ThrowsAsync<GatewayRejectedException>(() => reopened.BindAsync(Binding(), 9_999, default));
    }
}
