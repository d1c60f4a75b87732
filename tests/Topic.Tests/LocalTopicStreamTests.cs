using System.Net;
using Azure.Messaging;

namespace EipFunctions.Topic.Tests;

public sealed class LocalTopicStreamTests : IAsyncLifetime
{
    private TopicServer _topic = null!;

    public async ValueTask InitializeAsync() => _topic = await TopicServer.StartAsync();

    public ValueTask DisposeAsync() => _topic.DisposeAsync();

    [Fact]
    public async Task Stream_HeldAndNewEvents_AreSentWithTheirNumbers()
    {
        await SendAsync("1");
        using var stream = await OpenAsync();
        Assert.Equal("id: 1", await stream.ReadLineAsync());
        Assert.Equal("event: t", await stream.ReadLineAsync());
        Assert.Matches("""^data: \{.*"id":"1".*\}$""", await stream.ReadLineAsync());
        Assert.Equal("", await stream.ReadLineAsync());

        await SendAsync("2");

        Assert.Equal("id: 2", await stream.ReadLineAsync());
    }

    [Fact]
    public async Task Stream_LastEventId_Resumes()
    {
        await SendAsync("1");
        await SendAsync("2");

        using var stream = await OpenAsync("1");

        Assert.Equal("id: 2", await stream.ReadLineAsync());
    }

    [Fact]
    public async Task Stream_Idle_SendsHeartbeats()
    {
        using var stream = await OpenAsync();
        var line = stream.ReadLineAsync();
        while (!line.IsCompleted)
        {
            _topic.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        Assert.Equal(": heartbeat", await line);
    }

    [Fact]
    public async Task Stream_MoreThanMayBeOpen_IsRefusedUntilOneIsClosed()
    {
        await using var topic = await TopicServer.StartAsync(maxStreams: 1);
        using (await topic.Http.GetStreamAsync("topic/stream"))
        {
            using var refused = await topic.Http.GetAsync(new Uri("topic/stream", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        }

        for (var status = HttpStatusCode.ServiceUnavailable; status != HttpStatusCode.OK;)
        {
            using var next = await topic.Http.GetAsync(new Uri("topic/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            status = next.StatusCode;
        }
    }

    [Fact]
    public async Task Stream_HostStops_Ends()
    {
        using var stream = await OpenAsync();

        await _topic.StopAsync();

        Assert.Null(await stream.ReadLineAsync());
    }

    [Fact]
    public async Task Stream_BadLastEventId_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "topic/stream");
        request.Headers.Add("Last-Event-ID", "-1");
        using var answer = await _topic.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task SendAsync(string id) =>
        await _topic.Client().SendEventAsync(new CloudEvent("/test", "t", new BinaryData("{}"), "application/json") { Id = id });

    private async Task<StreamReader> OpenAsync(string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "topic/stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await _topic.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new(await answer.Content.ReadAsStreamAsync());
    }
}
