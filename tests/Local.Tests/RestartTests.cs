using System.Net;

namespace EipFunctions.Local.Tests;

public sealed class RestartTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Stop_WhileAnOperationRuns_ItGoesOnAfterTheRestart()
    {
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        var eipId = await host.AllocateAsync();
        await host.RegisterInstanceAsync(0);
        await host.MustAsync(HttpMethod.Put, "gateway/faults", """{"outage":true}""");
        var (status, operation) = await host.SendAsync(
            HttpMethod.Post, $"{Region.Path}/eips/{eipId}/associate", """{"resourceId":"i-0"}""", prefer: "respond-async");
        Assert.Equal(HttpStatusCode.Accepted, status);

        Assert.Equal(0, await host.StopAsync());
        await host.StartAsync();

        await Wait.UntilAsync(async () =>
            $"{(await host.MustAsync(HttpMethod.Get, $"api/operations/{operation["operationId"]}"))["status"]}" == "Succeeded");
        Assert.Equal("InUse", $"{(await host.GetEipAsync(eipId))["state"]}");
    }
}
