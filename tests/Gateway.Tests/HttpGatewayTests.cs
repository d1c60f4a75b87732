using System.Diagnostics;
using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

/// <summary>The way from the client to the server and back.</summary>
public sealed class HttpGatewayTests : IAsyncLifetime
{
    private readonly HttpGatewayFixture _fixture = new();

    public static TheoryData<string> OddIds =>
    [
        "a/b", "a%2Fb", ".", "..", "a b", "a+b", "a&eipId=c", "a=b", "a?b", "a#b", "a\\b", "a;b", "a'b", "a\"b", "<a>", "{a}",
        "ümlaut", "漢字", "😀", "a\0b", "a\r\nb", "a%b", "%", " ", "",
    ];

    public ValueTask InitializeAsync() => _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [MemberData(nameof(OddIds))]
    public async Task Calls_OddIds_ArriveAsTheyAre(string id)
    {
        var binding = Binding($"{id}1", $"{id}2", operation: $"{id}3") with { RegionId = id, AccountId = id };

        await _fixture.Gateway.BindAsync(binding, 1, default);

        Assert.Equal(binding, await _fixture.Simulated.ReadAsync(id, $"{id}1", default));
        Assert.Equal(binding, await _fixture.Gateway.ReadAsync(id, $"{id}1", default));
        Assert.Equal([new(binding, 1)], await _fixture.Gateway.ListAsync(id, id, id, default).ToListAsync());
        await _fixture.Gateway.UnbindAsync(id, $"{id}1", 2, default);
        Assert.Null(await _fixture.Simulated.ReadAsync(id, $"{id}1", default));
        Assert.Equal(2, await _fixture.Gateway.ReadFenceAsync(id, $"{id}1", default));
    }

    [Fact]
    public async Task ListAsync_MoreThanAPage_ReadsOnAndNoFurtherThanItIsRead()
    {
        string[] ids = [.. Enumerable.Range(0, 2_001).Select(i => $"eip-{i:D4}")];
        foreach (var id in ids)
        {
            await _fixture.Simulated.BindAsync(Binding(id, $"i-{id}"), 1, default);
        }

        var requests = 0;
        _fixture.Tap = (http, next) =>
        {
            requests++;
            return next(http);
        };

        Assert.Equal(ids, await _fixture.Gateway.ListAsync(Account, Region, null, default).Select(one => one.Binding.EipId).ToListAsync());
        Assert.Equal(3, requests);
        Assert.Equal(501, await _fixture.Gateway.ListAsync(Account, Region, "eip-0500", default).Take(501).CountAsync());
        Assert.Equal(4, requests);
    }

    [Fact]
    public async Task BindAsync_AnswerIsLostWithItsConnection_TheSameFenceAgainGivesOneBinding()
    {
        var served = 0;
        _fixture.Tap = async (http, next) =>
        {
            await next(http);
            if (served++ == 0)
            {
                http.Abort();
            }
        };

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => _fixture.Gateway.BindAsync(Binding(), 1, default));
        await _fixture.Gateway.BindAsync(Binding(), 1, default);

        Assert.Equal(2, served);
        Assert.Equal([new(Binding(), 1)], await _fixture.Gateway.ListAsync(Account, Region, null, default).ToListAsync());
    }

    [Fact]
    public async Task Calls_WrongKey_AreUnavailableAndChangeNothing()
    {
        using var stranger = _fixture.Connect(key: "another-secret");

        var e = await Assert.ThrowsAsync<GatewayUnavailableException>(() => stranger.BindAsync(Binding(), 1, default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => stranger.ReadAsync(Region, "eip-1", default));

        Assert.Contains("401", e.Message, StringComparison.Ordinal);
        Assert.Contains("Gateway:Key", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{e}", StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Simulated.ReadFenceAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task Calls_InATrace_CarryIt()
    {
        string? carried = null;
        _fixture.Tap = (http, next) =>
        {
            carried = http.Request.Headers.TraceParent;
            return next(http);
        };
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

        _ = await _fixture.Gateway.ReadAsync(Region, "eip-1", default);

        Assert.Contains(activity.TraceId.ToHexString(), carried, StringComparison.Ordinal);
    }
}
