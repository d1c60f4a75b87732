using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

public sealed class GatewayFaultTests : IAsyncDisposable
{
    private readonly GatewayFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task BindAsync_Latency_PassesByTheClock()
    {
        _fixture.Faults.Set(new() { LatencyMinMs = 100, LatencyMaxMs = 200 });

        var bind = _fixture.Simulated.BindAsync(Binding(), 1, default);
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(bind.IsCompleted);
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(101));

        await bind;
    }

    [Fact]
    public void Set_BrokenPlan_NamesFieldValueAndRule()
    {
        var e = Assert.Throws<ArgumentException>(() => _fixture.Faults.Set(new() { LatencyMinMs = -1, TransientProbability = double.NaN }));

        Assert.StartsWith("latencyMinMs is -1; it must be 0 to 60000. transientProbability is NaN; it must be 0 to 1.", e.Message, StringComparison.Ordinal);
    }
}
