using System.Net;
using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Simulated;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Local.Tests;

public sealed class ReconcilerTests(AzuriteFixture azurite)
{
    private const string Reconciliations = $"{Region.Path}/reconciliations";

    [Fact]
    public async Task Gateway_LostABinding_IsRepairedByItselfAndReported()
    {
        await using var host = azurite.CreateHost()
            .With("Reconciler__Interval", "00:00:10")
            .With("Reconciler__PassInterval", "00:00:01");
        await host.StartAsync();
        var eipId = await host.AllocateAsync();
        await host.RegisterInstanceAsync(0);
        Assert.Equal(200, (await host.AssociateAsync(eipId, "i-0")).Status);
        Assert.Equal(0, await host.StopAsync());
        await UnbindAsync(host.GatewayDirectory, eipId);
        await host.StartAsync();

        await Wait.UntilAsync(async () =>
            (await host.MustAsync(HttpMethod.Get, Reconciliations))["items"]!.AsArray() is [{ } run] && $"{run["status"]}" == "Completed");

        var listed = (await host.MustAsync(HttpMethod.Get, Reconciliations))["items"]![0]!;
        var item = (await host.MustAsync(HttpMethod.Get, $"{Reconciliations}/{listed["reconciliationId"]}"))["report"]!["items"]![0]!;
        Assert.Equal(("missing-binding", "Repaired", eipId), ($"{item["kind"]}", $"{item["outcome"]}", $"{item["eipId"]}"));
        var history = (await host.MustAsync(HttpMethod.Get, $"{Region.Path}/eips/{eipId}/history"))["items"]!.AsArray();
        Assert.Equal("EipFunctions.Reconciliation.Repaired", $"{history[^1]!["action"]}");
        var (status, run) = await host.SendAsync(HttpMethod.Post, Reconciliations, """{"mode":"ReportOnly"}""");
        Assert.True(status is HttpStatusCode.Accepted or HttpStatusCode.OK);
        Assert.Equal("cn-hangzhou", $"{run["regionId"]}");
    }

    private static async Task UnbindAsync(string directory, string eipId)
    {
        using var gateway = new SimulatedGateway(
            directory, new GatewayFaults(new(), new Random(0)), TimeProvider.System, NullLogger<SimulatedGateway>.Instance);
        await gateway.UnbindAsync(HostProcess.RegionId, eipId, 3, CancellationToken.None);
    }
}
