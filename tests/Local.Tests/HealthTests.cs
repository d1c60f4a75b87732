using System.Net;
using System.Text.Json.Nodes;
using EipFunctions.HostTesting;
using EipFunctions.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EipFunctions.Local.Tests;

public sealed class HealthTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Ready_GatewayIsDown_SaysWhichPartSinceWhenAndComesBack()
    {
        await using var host = await new HostInProcess(azurite.ConnectionString).StartAsync();
        using var probe = new HttpClient { BaseAddress = host.Http.BaseAddress };
        var (status, ready) = await AskAsync(probe);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["host", "engine", "storage", "gateway"], ready["parts"]!.AsArray().Select(part => $"{part!["name"]}"));

        _ = await host.MustAsync(HttpMethod.Put, "gateway/faults", """{"outage":true}""");
        await Wait.UntilAsync(async () => (await AskAsync(probe)).Status == HttpStatusCode.ServiceUnavailable);
        var (_, down) = await AskAsync(probe);
        _ = await host.MustAsync(HttpMethod.Put, "gateway/faults", """{"outage":false}""");

        var part = Assert.Single(down["parts"]!.AsArray(), part => !(bool)part!["isReady"]!)!;
        Assert.Equal("gateway", $"{part["name"]}");
        Assert.NotNull(part["since"]);
        Assert.DoesNotContain(Environment.MachineName, down.ToJsonString(), StringComparison.Ordinal);
        await Wait.UntilAsync(async () => (await AskAsync(probe)).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_HostStops_Is503AtOnce()
    {
        await using var host = await new HostInProcess(azurite.ConnectionString).StartAsync();

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var view = await host.Services.GetRequiredService<Readiness>().GetAsync();

        Assert.False(view.IsReady);
        Assert.Equal(("host", false), (view.Parts[0].Name, view.Parts[0].IsReady));
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(HttpClient probe)
    {
        using var answer = await probe.GetAsync(new Uri("healthz/ready", UriKind.Relative));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
