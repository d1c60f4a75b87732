using System.Net;
using EipFunctions.Testing;

namespace EipFunctions.Local.Tests;

/// <summary>The whole service over a store that answers 503, drops connections before and after the effect, and goes away.</summary>
public sealed class StorageFaultTests
{
    [Fact]
    public async Task Operations_WhileTheStoreFailsAtRandom_NothingIsLostAndNothingIsLeftHalfDone()
    {
        var answers = new TaskCompletionSource();
        await using var azurite = await AzuriteServer.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(azurite.Port);
        await using var topic = await EventCollector.StartAsync();
        await using var host = new HostProcess(
            AzuriteServer.ConnectionStringFor(proxy.Port), topic.Endpoint, EventCollector.Key)
            .With("Moves__CoolDown", "00:00:00")
            .With("Storage__Timeout", "00:00:01");
        await host.StartAsync();
        await host.RaiseQuotaAsync();
        var load = await CrashLoad.PrepareAsync(host);

        // Answers of 503 and 500, connections dropped before and after the effect, and answers that never come.
        var random = FaultPlans.Random(seed: 7, share: 0.1);
        proxy.Plan = request => request.Number % 40 == 0 ? Fault.HoldAnswer(answers.Task) : random(request);
        await load.RunAsync(150);
        proxy.Plan = FaultPlans.None;
        answers.SetResult();

        await Wait.UntilAsync(load.NothingRunsAsync);
        await Wait.UntilAsync(async () => (await Invariants.WaitingEventsAsync(azurite.ConnectionString)) == 0);
        Assert.Equal(0, await host.StopAsync());
        await Invariants.CheckAsync(azurite.ConnectionString, host.GatewayDirectory, topic.Events);
    }

    [Fact]
    public async Task Associate_WhileTheStoreIsAway_AnswersServiceUnavailableAndWorksWhenItIsBack()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(azurite.Port);
        await using var host = new HostProcess(AzuriteServer.ConnectionStringFor(proxy.Port));
        await host.StartAsync();
        var eipId = await host.AllocateAsync();
        await host.RegisterInstanceAsync(0);

        proxy.Outage = true;
        var (status, problem) = await host.SendAsync(HttpMethod.Get, $"{Region.Path}/eips/{eipId}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("127.0.0.1", problem.ToJsonString(), StringComparison.Ordinal);
        var associate = host.AssociateAsync(eipId, "i-0");
        proxy.Outage = false;

        Assert.Equal(200, (await associate).Status);
        Assert.Equal("InUse", $"{(await host.GetEipAsync(eipId))["state"]}");
    }
}
