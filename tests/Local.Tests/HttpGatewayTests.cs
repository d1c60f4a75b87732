using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EipFunctions.HostTesting;

namespace EipFunctions.Local.Tests;

/// <summary>A host whose data plane is elsewhere: here, the simulated gateway that another host serves.</summary>
public sealed class HttpGatewayTests(AzuriteFixture azurite)
{
    private const string Key = "the-secret-of-the-gateway";

    [Fact]
    public async Task Associate_GatewayOverHttp_IsBoundThereRepeatedRolledBackAndRepaired()
    {
        await using var plane = await new HostInProcess(azurite.ConnectionString)
            .With("Gateway:Serve", "true").With("Gateway:Key", Key).StartAsync();
        await using var host = await new HostInProcess(azurite.ConnectionString)
            .With("Gateway:Directory", "")
            .With("Gateway:Endpoint", $"{plane.Http.BaseAddress}gateway")
            .With("Gateway:Key", Key)
            .With("Reconciler:PassInterval", "00:00:01")
            .StartAsync();
        var eipId = await host.PrepareAsync("i-1");

        // For good: the operation is undone, and says what the data plane said.
        await FailBindsAsync(plane, """{"count":1,"permanent":true}""");
        var refused = await AssociateAsync(host, eipId);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains($"The bind of {eipId} to i-1 was rejected", refused.Body.ToJsonString(), StringComparison.Ordinal);

        // For now: it is repeated.
        await FailBindsAsync(plane, """{"count":2}""");
        Assert.Equal(HttpStatusCode.OK, (await AssociateAsync(host, eipId)).Status);
        Assert.Equal("i-1", await TargetAsync(plane, eipId));

        // What the data plane loses, the reconciler finds by its list and binds again.
        _ = await plane.MustAsync(HttpMethod.Delete, BindingPath(eipId));
        var run = await host.MustAsync(HttpMethod.Post, $"{Region.Path}/reconciliations", "{}");
        await Wait.UntilAsync(async () =>
            $"{(await host.MustAsync(HttpMethod.Get, $"{Region.Path}/reconciliations/{run["reconciliationId"]}"))["status"]}" == "Completed");
        Assert.Equal("i-1", await TargetAsync(plane, eipId));

        _ = await host.MustAsync(HttpMethod.Post, $"{Region.Path}/eips/{eipId}/disassociate", "{}", ("Prefer", "wait=30"));
        Assert.Equal("", await TargetAsync(plane, eipId));
    }

    [Fact]
    public async Task Endpoints_OfTheSimulatedGateway_AreNotThereWithAnother()
    {
        await using var host = await new HostInProcess(azurite.ConnectionString)
            .With("Gateway:Directory", "").With("Gateway:Endpoint", "http://127.0.0.1:9/gateway").With("Gateway:Key", Key).StartAsync();

        foreach (var path in new[] { "gateway/faults", BindingPath("eip-1"), "gateway/v1/binding" })
        {
            using var answer = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var ready = await host.Http.GetAsync(new Uri("healthz/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task Protocol_NotToBeServed_IsNotThere()
    {
        await using var host = await new HostInProcess(azurite.ConnectionString).With("Gateway:Key", Key).StartAsync();

        using var answer = await host.Http.GetAsync(new Uri("gateway/v1/binding", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Start_SimulatedGatewayOnAzure_FailsAndSaysWhatToDo()
    {
        await using var host = azurite.CreateHost().With("WEBSITE_INSTANCE_ID", "0123456789abcdef");

        Assert.NotEqual(0, await host.RunToEndAsync());

        await Wait.UntilAsync(() => Task.FromResult(
            host.Output.Contains("Remove Gateway:Directory and set Gateway:Endpoint", StringComparison.Ordinal)));
    }

    private static Task<JsonNode> FailBindsAsync(HostInProcess plane, string failures) =>
        plane.MustAsync(HttpMethod.Put, "gateway/faults", $$"""{"failNextBinds":{{failures}}}""");

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AssociateAsync(HostInProcess host, string eipId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Region.Path}/eips/{eipId}/associate");
        request.Content = new StringContent("""{"resourceId":"i-1"}""", new MediaTypeHeaderValue("application/json"));
        request.Headers.Add("Prefer", "wait=30");
        using var answer = await host.Http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static async Task<string> TargetAsync(HostInProcess plane, string eipId) =>
        $"{(await plane.MustAsync(HttpMethod.Get, BindingPath(eipId)))["binding"]?["resourceId"]}";

    private static string BindingPath(string eipId) => $"gateway/regions/{HostProcess.RegionId}/bindings/{eipId}";
}
