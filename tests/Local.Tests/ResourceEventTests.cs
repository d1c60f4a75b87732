using System.Net;
using System.Text;

namespace EipFunctions.Local.Tests;

/// <summary>Events about resources, sent to the running service as Event Grid sends them.</summary>
public sealed class ResourceEventTests(AzuriteFixture azurite)
{
    private const string Path = "api/events/resources";

    [Fact]
    public async Task Released_OverHttp_TheEipGoesFreeThoughTheHostIsKilled()
    {
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        var eipId = await host.AllocateAsync();
        await host.RegisterInstanceAsync(1);
        Assert.Equal(200, (await host.AssociateAsync(eipId, "i-1")).Status);
        var body = $$$"""
            [{"id":"e-1","topic":"/t","subject":"s","eventType":"EipFunctions.Resource.Changed","eventTime":"2026-06-01T08:00:00Z","dataVersion":"1",
              "data":{"regionId":"{{{HostProcess.RegionId}}}","resourceId":"i-1","kind":"EcsInstance","status":"Released"}}]
            """;

        var receipt = await host.MustAsync(HttpMethod.Post, Path, body);
        await host.KillAsync();
        await host.StartAsync();
        var again = await host.MustAsync(HttpMethod.Post, Path, body);

        Assert.Equal(("1", "1"), ($"{receipt["accepted"]}", $"{again["duplicates"]}"));
        await Wait.UntilAsync(async () => $"{(await host.GetEipAsync(eipId))["state"]}" == "Available");
        await Wait.UntilAsync(async () =>
            $"{(await host.MustAsync(HttpMethod.Get, $"{Path}/{receipt["eventIds"]![0]}"))["status"]}" == "Completed");
        var told = await host.MustAsync(HttpMethod.Get, $"{Path}/{receipt["eventIds"]![0]}");
        var operation = await host.MustAsync(HttpMethod.Get, $"api/operations/{told["outcome"]!["ends"]![0]!["operationId"]}");
        Assert.Equal(("Applied", $"{told["eventId"]}"), ($"{told["outcome"]!["result"]}", $"{operation["parentOperationId"]}"));
    }

    [Fact]
    public async Task Handshake_OfCloudEvents_IsAnsweredByTheRunningService()
    {
        await using var host = azurite.CreateHost().With("EventsIn__AllowedOrigins__0", "events.example.com");
        await host.StartAsync();
        using var anyone = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Options, Path);
        request.Headers.Add("WebHook-Request-Origin", "events.example.com");

        using var answer = await anyone.SendAsync(request);
        using var unsigned = await anyone.PostAsync(Path, new StringContent("[]", Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (answer.StatusCode, unsigned.StatusCode));
        Assert.Equal(["events.example.com"], answer.Headers.GetValues("WebHook-Allowed-Origin"));
    }
}
