using System.Net;
using System.Text.Json;
using EipFunctions.Api.Health;
using EipFunctions.Api.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Api.Tests;

public sealed class HealthTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Ready_EveryPartIsReady_Is200WithThePartsOfEveryHost()
    {
        await using var host = await ApiHost.StartAsync(azurite, map: Map);

        var (status, body) = await AskAsync(host);
        using var live = await host.Owner.SendAsync("GET", "/healthz/live");

        Assert.Equal(HttpStatusCode.OK, status);
        const string Part = """{"name":"NAME","isReady":true,"since":"2026-06-01T08:00:00+00:00"}""";
        var parts = string.Join(',', ((string[])["host", "storage", "gateway"]).Select(name => Part.Replace("NAME", name, StringComparison.Ordinal)));
        Assert.Equal($$"""{"isReady":true,"parts":[{{parts}}]}""", body.GetRawText());
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Ready_GatewayIsDown_Is503SinceThenAndComesBack()
    {
        await using var host = await ApiHost.StartAsync(azurite, map: Map);
        _ = await AskAsync(host);
        var went = host.Time.GetUtcNow() + Probe.Lifetime;

        host.Get<MemoryGateway>().Answer = () => throw new IOException("down");
        host.Time.Advance(Probe.Lifetime);
        var (down, body) = await AskAsync(host);
        using var live = await host.Owner.SendAsync("GET", "/healthz/live");
        host.Get<MemoryGateway>().Answer = () => Task.CompletedTask;
        var (kept, _) = await AskAsync(host);
        host.Time.Advance(Probe.Lifetime);
        var (up, _) = await AskAsync(host);

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK),
            (down, live.StatusCode, kept, up));
        var part = body.GetProperty("parts").EnumerateArray().Single(one => !one.GetProperty("isReady").GetBoolean());
        Assert.Equal(("gateway", went), (part.Text("name"), part.GetProperty("since").GetDateTimeOffset()));
    }

    [Fact]
    public async Task Ready_StoreCannotBeReached_Is503()
    {
        var nowhere = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aGVsbG8=;TableEndpoint=http://127.0.0.1:{Testing.AzuriteServer.FreePort()}/a;";
        await using var host = await ApiHost.StartAsync(azurite, nowhere, Map);

        var (status, body) = await AskAsync(host);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(["host True", "storage False", "gateway True"], body.GetProperty("parts").EnumerateArray()
            .Select(part => $"{part.Text("name")} {part.GetProperty("isReady").GetBoolean()}"));
        Assert.DoesNotContain("127.0.0.1", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetParts_HostStops_SaysSoWithItsOwnPartsAndAsksNobody()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var asked = 0;
        host.Get<MemoryGateway>().Answer = () =>
        {
            asked++;
            return Task.CompletedTask;
        };
        host.Get<IHostApplicationLifetime>().StopApplication();

        var parts = await host.Get<ServiceHealth>().GetPartsAsync(new PartHealth("engine", IsReady: true, Since: null));

        Assert.Equal([("host", false), ("engine", true)], parts.Select(part => (part.Name, part.IsReady)));
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Probe_PartHangs_AnswersWithinItsLimitAndAsksNoOftenerThanTheAnswerIsKept()
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        using var probe = new Probe(
            "storage",
            _ =>
            {
                asked++;
                return new TaskCompletionSource().Task;
            },
            time);

        var first = probe.GetAsync();
        time.Advance(Probe.Limit);
        var found = await first.WaitAsync(TimeSpan.FromSeconds(20));
        var again = await probe.GetAsync();

        Assert.False(found.IsReady);
        Assert.Equal((found, 1), (again, asked));
        time.Advance(Probe.Lifetime);
        var later = probe.GetAsync();
        time.Advance(Probe.Limit);
        Assert.Equal(found.Since, (await later.WaitAsync(TimeSpan.FromSeconds(20))).Since);
        Assert.Equal(2, asked);
    }

    private static void Map(WebApplication app)
    {
        _ = app.MapGet("/healthz/live", (HttpContext _) => ServiceHealth.Live());
        _ = app.MapGet("/healthz/ready", (ServiceHealth health) => health.ReadyAsync());
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(ApiHost host)
    {
        using var response = await host.Owner.SendAsync("GET", "/healthz/ready");
        return (response.StatusCode, await response.JsonAsync());
    }
}
