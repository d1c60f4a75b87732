using System.Net;
using System.Text.Json;
using Azure;
using Azure.Messaging;

namespace EipFunctions.Topic.Tests;

public sealed class LocalTopicPublishTests : IAsyncLifetime
{
    private const string Single = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";

    private TopicServer _topic = null!;

    public async ValueTask InitializeAsync() => _topic = await TopicServer.StartAsync(capacity: 3);

    public ValueTask DisposeAsync() => _topic.DisposeAsync();

    [Fact]
    public async Task Publish_TheOfficialClient_IsAcceptedAndListed()
    {
        await _topic.Client().SendEventAsync(Event("1", "t1", "s1"));
        await _topic.Client().SendEventsAsync([Event("2", "t2", "s1"), Event("3", "t1", "s2")]);

        Assert.Equal(["1", "2", "3"], await IdsAsync("topic/events"));
        Assert.Equal(["3"], await IdsAsync("topic/events?after=1&type=t1"));
        Assert.Equal(["1", "2"], await IdsAsync("topic/events?subject=s1"));
        Assert.Equal(3, (await _topic.GetAsync("topic/events?after=3")).GetProperty("last").GetInt64());
    }

    [Fact]
    public async Task Publish_MoreThanItKeeps_DropsTheOldest()
    {
        await _topic.Client().SendEventsAsync(Enumerable.Range(1, 5).Select(i => Event($"{i}", "t", "s")));

        Assert.Equal(["3", "4", "5"], await IdsAsync("topic/events"));
    }

    [Fact]
    public async Task Publish_WrongKey_Answers401()
    {
        var e = await Assert.ThrowsAsync<RequestFailedException>(() => _topic.Client("another").SendEventAsync(Event("1", "t", "s")));

        Assert.Equal(401, e.Status);
        Assert.Equal("Unauthorized", e.ErrorCode);
    }

    [Fact]
    public async Task Publish_Outage_Answers503UntilItEnds()
    {
        await _topic.SetOutageAsync(down: true);
        var e = await Assert.ThrowsAsync<RequestFailedException>(() => _topic.Client().SendEventAsync(Event("1", "t", "s")));
        Assert.Equal(503, e.Status);
        Assert.True((await _topic.GetAsync("topic/outage")).GetProperty("down").GetBoolean());

        await _topic.SetOutageAsync(down: false);
        await _topic.Client().SendEventAsync(Event("1", "t", "s"));
    }

    [Theory]
    [InlineData("""{"id":"1","source":"s","type":"t"}""", "Event 0 has no attribute 'specversion', which is required.")]
    [InlineData("""{"id":"1","source":"s","type":"t","specversion":"0.3"}""", "Event 0 has another specversion than '1.0'.")]
    [InlineData("""{"id":"","source":"s","type":"t","specversion":"1.0"}""", "Event 0 has the attribute 'id' that is not a text or is empty.")]
    [InlineData("""{"id":"1","source":"s","type":7,"specversion":"1.0"}""", "Event 0 has the attribute 'type' that is not a text or is empty.")]
    [InlineData("""{"id":"1","source":"s","type":"t","specversion":"1.0","time":"today"}""", "Event 0 has a 'time' that is not an RFC 3339 timestamp.")]
    [InlineData("""{"id":"1","source":"s","type":"a\nb","specversion":"1.0"}""", "Event 0 has a control character in 'type'.")]
    [InlineData("""{"id":"1","source":"s","type":"t","specversion":"1.0","My":1}""", "Event 0 has the attribute 'My'; a name must be of a-z and 0-9.")]
    [InlineData("""{"id":"1","source":"s","type":"t","specversion":"1.0","x":{}}""", "Event 0 has the attribute 'x' that is not a text, a number or a boolean.")]
    [InlineData("""{"id":"1","source":"s","type":"t","specversion":"1.0","data":1,"data_base64":""}""", "Event 0 has both 'data' and 'data_base64'; only one is allowed.")]
    public async Task Publish_NotACloudEvent_SaysWhy(string body, string message)
    {
        using var answer = await _topic.PostAsync(body, Single);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error");
        Assert.Equal("BadRequest", error.GetProperty("code").GetString());
        Assert.Equal(message, error.GetProperty("details")[0].GetProperty("message").GetString());
        Assert.Empty(await IdsAsync("topic/events"));
    }

    [Theory]
    [InlineData("{", Single, HttpStatusCode.BadRequest)]
    [InlineData("[]", Single, HttpStatusCode.BadRequest)]
    [InlineData("{}", Batch, HttpStatusCode.BadRequest)]
    [InlineData("[1]", Batch, HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", HttpStatusCode.UnsupportedMediaType)]
    public async Task Publish_MalformedRequest_IsRefused(string body, string contentType, HttpStatusCode status)
    {
        using var answer = await _topic.PostAsync(body, contentType);

        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Publish_Above1MB_Answers413()
    {
        var e = await Assert.ThrowsAsync<RequestFailedException>(
            () => _topic.Client().SendEventAsync(Event("1", "t", new string('x', 1024 * 1024))));

        Assert.Equal(413, e.Status);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"up":true}""")]
    public async Task PutOutage_BadInput_IsRefused(string body)
    {
        using var content = new StringContent(body);
        using var answer = await _topic.Http.PutAsync(new Uri("topic/outage", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static CloudEvent Event(string id, string type, string subject) =>
        new("/test", type, new BinaryData("{}"), "application/json") { Id = id, Subject = subject };

    private async Task<string[]> IdsAsync(string path) =>
        [.. (await _topic.GetAsync(path)).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("event").GetProperty("id").GetString()!)];
}
