using System.Net;

namespace EipFunctions.Local.Tests;

/// <summary>What the data plane does, seen and broken over HTTP.</summary>
public sealed class GatewayBindingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Disassociate_WithEstablishedFlows_CutsThem()
    {
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        var eipId = await AssociatedAsync(host);
        var binding = $"gateway/regions/{HostProcess.RegionId}/bindings/{eipId}";
        _ = await host.MustAsync(HttpMethod.Post, $"{binding}/flows?remote=198.51.100.7:443");
        Assert.Single((await host.MustAsync(HttpMethod.Get, binding))["flows"]!.AsArray());

        _ = await host.MustAsync(HttpMethod.Post, $"{Region.Path}/eips/{eipId}/disassociate", "{}", prefer: "wait=30");

        var after = await host.MustAsync(HttpMethod.Get, binding);
        Assert.Empty(after["flows"]!.AsArray());
        Assert.Null(after["binding"]);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Post, $"{binding}/flows?remote=198.51.100.7:443")).Status);
    }

    [Fact]
    public async Task Reconcile_BindingWasLost_IsBoundAgain()
    {
        await using var host = azurite.CreateHost().With("Reconciler__PassInterval", "00:00:01");
        await host.StartAsync();
        var eipId = await AssociatedAsync(host);
        var binding = $"gateway/regions/{HostProcess.RegionId}/bindings/{eipId}";
        _ = await host.MustAsync(HttpMethod.Delete, binding);
        Assert.Null((await host.MustAsync(HttpMethod.Get, binding))["binding"]);

        var run = await host.MustAsync(HttpMethod.Post, $"{Region.Path}/reconciliations", "{}");

        await Wait.UntilAsync(async () =>
            $"{(await host.MustAsync(HttpMethod.Get, $"{Region.Path}/reconciliations/{run["reconciliationId"]}"))["status"]}" == "Completed");
        Assert.Equal("i-0", $"{(await host.MustAsync(HttpMethod.Get, binding))["binding"]!["resourceId"]}");
        Assert.Equal("InUse", $"{(await host.GetEipAsync(eipId))["state"]}");
    }

    private static async Task<string> AssociatedAsync(HostProcess host)
    {
        var eipId = await host.AllocateAsync();
        await host.RegisterInstanceAsync(0);
        Assert.Equal(200, (await host.AssociateAsync(eipId, "i-0")).Status);
        return eipId;
    }
}
