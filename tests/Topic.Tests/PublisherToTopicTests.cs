using System.Text.Json;
using EipFunctions.Events;
using EipFunctions.Events.Tests;
using EipFunctions.Storage.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EipFunctions.Topic.Tests;

/// <summary>The publisher as the hosts run it, with the official client over plain HTTP.</summary>
public sealed class PublisherToTopicTests
{
    [Fact]
    public async Task Publisher_OverHttp_SendsCloudEventsInOrderThroughAnOutage()
    {
        await using var topic = await TopicServer.StartAsync();
        using var host = Build(new() { ["EventGrid:TopicEndpoint"] = $"{topic.Endpoint}", ["EventGrid:TopicKey"] = TopicServer.Key });
        await host.StartAsync();
        var publisher = host.Services.GetRequiredService<IOutboxPublisher>();
        Commit(host, Some.Entry("eip-1", 1));
        Assert.True(await publisher.FlushAsync(Some.Partition, "eip-1", default));

        await topic.SetOutageAsync(down: true);
        Commit(host, Some.Entry("eip-1", 2));
        Assert.False(await publisher.FlushAsync(Some.Partition, "eip-1", default));
        Commit(host, Some.Entry("eip-1", 3));
        await topic.SetOutageAsync(down: false);

        JsonElement page;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            page = await topic.GetAsync("topic/events");
        }
        while (page.GetProperty("last").GetInt64() < 3);

        var events = page.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("event")).ToArray();
        Assert.Equal(["eip-1/1", "eip-1/2", "eip-1/3"], events.Select(e => e.GetProperty("id").GetString()));
        Assert.Equal(
            """
            {"id":"eip-1/1","source":"/accounts/1234/regions/cn-hangzhou/eips/eip-1","type":"EipFunctions.Association.Requested","data":{"accountId":"1234","regionId":"cn-hangzhou","eipId":"eip-1","ipAddress":"47.0.0.1","state":"Associating"},"time":"2026-01-02T03:04:05\u002B00:00","specversion":"1.0","datacontenttype":"application/json","subject":"eip-1","sequence":"0000000000000000001"}
            """.Replace("\\u002B", "+", StringComparison.Ordinal),
            events[0].GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal));
        await host.StopAsync();
        Assert.Equal(0, host.Services.GetRequiredService<MemoryOutbox>().Count);
    }

    [Fact]
    public async Task Drain_OverHttp_DeliversWhatNobodyAnnouncedAndSaysWhenItCannot()
    {
        await using var topic = await TopicServer.StartAsync();
        using var host = Build(new() { ["EventGrid:TopicEndpoint"] = $"{topic.Endpoint}", ["EventGrid:TopicKey"] = TopicServer.Key });
        await host.StartAsync();
        var (publisher, outbox) = (host.Services.GetRequiredService<IOutboxPublisher>(), host.Services.GetRequiredService<MemoryOutbox>());
        outbox.Commit(Some.Entries("eip-1", 1, 3));

        Assert.True(await publisher.DrainAsync(default));
        Assert.Equal(0, outbox.Count);
        Assert.Equal(3, (await topic.GetAsync("topic/events")).GetProperty("last").GetInt64());

        await topic.SetOutageAsync(down: true);
        outbox.Commit(Some.Entries("eip-1", 4, 5));
        Assert.False(await publisher.DrainAsync(default));
        Assert.Equal(2, outbox.Count);
        await host.StopAsync();
    }

    [Theory]
    [InlineData(null, "k", "EventGrid:TopicEndpoint is not set; it must be the topic's endpoint, or EventGrid:Enabled must be false")]
    [InlineData("http://example.com/api/events", "k", "EventGrid:TopicEndpoint is 'http://example.com/api/events'; it must be https")]
    [InlineData("ftp://example.com/", "k", "it must be an https URL")]
    [InlineData("api/events", "k", "EventGrid:TopicEndpoint is 'api/events'; it must be an https URL")]
    [InlineData("ftp://example.com/?aeg-sas-key=hunter2", "k", "EventGrid:TopicEndpoint is a text that is not shown")]
    [InlineData("http://127.0.0.1:7071/api/events", null, "EventGrid:TopicKey is not set; it must be an access key of the topic")]
    public async Task Start_BadSettings_NamesThem(string? endpoint, string? key, string message)
    {
        using var host = Build(new()
        {
            ["EventGrid:TopicEndpoint"] = endpoint,
            ["EventGrid:TopicKey"] = key,
            ["EventGrid:FlushLimit"] = "00:02:00",
            ["EventGrid:ClientId"] = "my-identity",
        });

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Contains("EventGrid:FlushLimit is 00:02:00; it must be 00:00:00 to 00:01:00.", e.Message, StringComparison.Ordinal);
        Assert.Contains("EventGrid:ClientId is 'my-identity'; it must be the client id", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_HttpsEndpointWithoutAKey_NeedsNone()
    {
        using var host = Build(new() { ["EventGrid:TopicEndpoint"] = "https://example.com/api/events", ["EventGrid:unknown"] = "1" });

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task Start_Disabled_NeedsNoEndpoint()
    {
        using var host = Build(new() { ["EventGrid:Enabled"] = "false" });

        await host.StartAsync();
        await host.StopAsync();
    }

    private static void Commit(IHost host, OutboxEntry entry)
    {
        host.Services.GetRequiredService<MemoryOutbox>().Commit(entry);
        host.Services.GetRequiredService<IOutboxPublisher>().Enqueue([entry]);
    }

    private static IHost Build(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<MemoryOutbox>();
        builder.Services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<MemoryOutbox>());
        builder.Services.AddEipEvents(builder.Configuration.GetSection("EventGrid"));
        return builder.Build();
    }
}
