using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

public sealed class GatewayFaultTests : IDisposable
{
    private readonly GatewayFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task BindAsync_Latency_PassesByTheClock()
    {
        _fixture.Faults.Set(new() { LatencyMinMs = 100, LatencyMaxMs = 200 });

        var bind = _fixture.Gateway.BindAsync(Binding(), 1, default);
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(bind.IsCompleted);
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(101));

        await bind;
    }

    [Fact]
    public async Task BindAsync_TransientFault_HasNoEffect()
    {
        _fixture.Faults.Set(new() { TransientProbability = 1 });
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.BindAsync(Binding(), 1, default));

        _fixture.Faults.Clear();

        Assert.Null(await _fixture.Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task BindAsync_LostAnswer_HasTheEffectAndCanBeRepeated()
    {
        _fixture.Faults.Set(new() { LostAnswerProbability = 1 });
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.BindAsync(Binding(), 1, default));
        _fixture.Faults.Clear();

        Assert.NotNull(await _fixture.Gateway.ReadAsync(Region, "eip-1", default));
        await _fixture.Gateway.BindAsync(Binding(), 1, default);
    }

    [Fact]
    public async Task BindAsync_FailNext_FailsThatManyAndNoMore()
    {
        _fixture.Faults.Set(new()
        {
            FailNextBinds = new() { Count = 2 },
            FailNextUnbinds = new() { Count = 1, Permanent = true },
        });

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.BindAsync(Binding(), 1, default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.BindAsync(Binding(), 1, default));
        await _fixture.Gateway.BindAsync(Binding(), 1, default);
        await Assert.ThrowsAsync<GatewayRejectedException>(() => _fixture.Gateway.UnbindAsync(Region, "eip-1", 2, default));
        await _fixture.Gateway.UnbindAsync(Region, "eip-1", 2, default);
    }

    [Fact]
    public async Task BindAsync_RejectedTargets_AreRejectedWhileUnbindsPass()
    {
        _fixture.Faults.Set(new() { RejectEipIds = ["eip-1"], RejectResourceIds = ["i-2"] });

        await Assert.ThrowsAsync<GatewayRejectedException>(() => _fixture.Gateway.BindAsync(Binding(), 1, default));
        await Assert.ThrowsAsync<GatewayRejectedException>(() => _fixture.Gateway.BindAsync(Binding("eip-2", "i-2"), 1, default));
        await _fixture.Gateway.UnbindAsync(Region, "eip-1", 2, default);
        await _fixture.Gateway.BindAsync(Binding("eip-3", "i-3"), 1, default);
    }

    [Fact]
    public async Task BindAsync_AcceptedWithoutApplying_ReadsBackNothing()
    {
        _fixture.Faults.Set(new() { AcceptNextBindsWithoutApplying = 1 });

        await _fixture.Gateway.BindAsync(Binding(), 1, default);

        Assert.Null(await _fixture.Gateway.ReadAsync(Region, "eip-1", default));
        await _fixture.Gateway.BindAsync(Binding(), 2, default);
        Assert.NotNull(await _fixture.Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task Outage_EveryCall_Fails()
    {
        _fixture.Faults.Set(new() { Outage = true });

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.BindAsync(Binding(), 1, default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.UnbindAsync(Region, "eip-1", 1, default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.ReadAsync(Region, "eip-1", default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(async () => await _fixture.Gateway.ListAsync(Account, Region, null, default).Select(one => one.Binding).CountAsync());
    }

    [Fact]
    public void Set_BrokenPlan_NamesFieldValueAndRule()
    {
        var e = Assert.Throws<ArgumentException>(() => _fixture.Faults.Set(new() { LatencyMinMs = -1, TransientProbability = double.NaN }));

        Assert.StartsWith("latencyMinMs is -1; it must be 0 to 60000. transientProbability is NaN; it must be 0 to 1.", e.Message, StringComparison.Ordinal);
    }
}
