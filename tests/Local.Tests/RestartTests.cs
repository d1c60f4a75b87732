using System.Collections.Concurrent;
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

    [Fact]
    public async Task Stop_InTheMiddleOfALoad_WhatWasAcceptedEndsAfterTheRestart()
    {
        const int Count = 60;
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        await host.RaiseQuotaAsync();
        var eips = await host.AllocateAsync(Count);
        await host.RegisterInstancesAsync(Count);
        var accepted = new ConcurrentDictionary<string, bool>();
        var load = Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            try
            {
                var (status, operation) = await host.SendAsync(
                    HttpMethod.Post,
                    $"{Region.Path}/eips/{eips[i]}/associate",
                    $$"""{"resourceId":"i-{{i}}"}""",
                    prefer: i % 2 == 0 ? "wait=30" : "respond-async");
                if (status is HttpStatusCode.OK or HttpStatusCode.Accepted)
                {
                    accepted[$"{operation["operationId"]}"] = true;
                }
            }
            catch (HttpRequestException)
            {
                // The host is gone: whoever got no answer was promised nothing.
            }
        });
        await Wait.UntilAsync(() => Task.FromResult(accepted.Count >= 8));

        Assert.Equal(0, await host.StopAsync());
        await load;
        await host.StartAsync();

        foreach (var operationId in accepted.Keys)
        {
            await Wait.UntilAsync(async () =>
                $"{(await host.MustAsync(HttpMethod.Get, $"api/operations/{operationId}"))["status"]}" == "Succeeded");
        }
    }
}
