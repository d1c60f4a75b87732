using EipFunctions.Testing;

namespace EipFunctions.Local.Tests;

/// <summary>A topic that is away for a while: what happened meanwhile is told when it is back.</summary>
public sealed class TopicOutageTests
{
    [Fact]
    public async Task Operations_WhileTheTopicIsDownAndTheHostIsKilled_EveryEventArrivesInOrderAfterwards()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var topic = await EventCollector.StartAsync();
        await using var host = new HostProcess(azurite.ConnectionString, topic.Endpoint, EventCollector.Key)
            .With("Moves__CoolDown", "00:00:00")
            .With("EventGrid__FlushLimit", "00:00:00.1");
        await host.StartAsync();
        await host.RaiseQuotaAsync();
        var load = await CrashLoad.PrepareAsync(host);
        await load.RunAsync(40);
        topic.Down = true;

        var running = load.RunAsync(120);
        await Wait.UntilAsync(() => Task.FromResult(load.Ended >= 80));
        await host.KillAsync();
        await host.StartAsync();
        await running;
        await Wait.UntilAsync(load.NothingRunsAsync);
        var delivered = topic.Events.Count;
        Assert.NotEqual(0, await Invariants.WaitingEventsAsync(azurite.ConnectionString));
        topic.Down = false;

        await Wait.UntilAsync(async () => (await Invariants.WaitingEventsAsync(azurite.ConnectionString)) == 0);
        Assert.True(topic.Events.Count > delivered);
        Assert.Equal(0, await host.StopAsync());
        await Invariants.CheckAsync(azurite.ConnectionString, host.GatewayDirectory, topic.Events);
    }
}
