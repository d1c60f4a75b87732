using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Tests;

public sealed class EventsInTests(AzuriteFixture azurite)
{
    private const string Path = "/api/events/resources";
    private const string Changed = "EipFunctions.Resource.Changed";
    private const string Json = "application/json";
    private const string CloudEvent = "application/cloudevents+json";
    private const string CloudEventBatch = "application/cloudevents-batch+json";

    [Fact]
    public async Task Post_EventGridsHandshake_AnswersTheCode()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await PostAsync(
            host.Owner,
            """[{"id":"1","topic":"t","subject":"","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2026-06-01T08:00:00Z","data":{"validationCode":"4711","validationUrl":"https://example.com/x"},"dataVersion":"2"}]""",
            headers: ("aeg-event-type", "SubscriptionValidation"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("4711", (await response.JsonAsync()).Text("validationResponse"));
        Assert.Empty(host.ResourceEvents.Accepted);
    }

    [Fact]
    public async Task Options_CloudEventsHandshake_IsAnsweredWithoutAKeyForAllowedOrigins()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var anyone = host.Client(key: null);

        using var allowed = await anyone.SendAsync(
            "OPTIONS", $"{Path}?code=x", null, ("WebHook-Request-Origin", "eventgrid.azure.net"), ("WebHook-Request-Callback", "http://127.0.0.1:1/"));
        using var other = await anyone.SendAsync("OPTIONS", Path, null, ("WebHook-Request-Origin", "evil.example.com"));
        using var none = await anyone.SendAsync("OPTIONS", Path);

        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal("eventgrid.azure.net", allowed.Headers.GetValues("WebHook-Allowed-Origin").Single());
        Assert.Equal("*", allowed.Headers.GetValues("WebHook-Allowed-Rate").Single());
        Assert.Contains("POST", allowed.Content.Headers.Allow);
        _ = await other.ProblemAsync(HttpStatusCode.Forbidden);
        Assert.False(other.Headers.Contains("WebHook-Allowed-Origin"));
        _ = await none.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_EventGridBatch_AcceptsEachOnceAndIgnoresOtherTypes()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var batch = $"[{Grid("1")},{Grid("2", resourceId: "i-2")},{Grid("3", "Some.Other.Type")}]";

        using var first = await PostAsync(host.Owner, batch, headers: ("aeg-event-type", "Notification"));
        using var second = await PostAsync(host.Owner, batch);

        AssertReceipt(await first.JsonAsync(), accepted: 2, duplicates: 0, ignored: 1);
        AssertReceipt(await second.JsonAsync(), accepted: 0, duplicates: 2, ignored: 1);
        Assert.Equal(["i-1", "i-2"], host.ResourceEvents.Accepted.Select(one => one.ResourceId).Order());
        var one = host.ResourceEvents.Accepted.Single(one => one.ResourceId == "i-1");
        Assert.Equal(("t", "1", "cn-hangzhou", ResourceKind.EcsInstance), (one.Source, one.SourceEventId, one.RegionId, one.Kind));
        Assert.Equal(DateTimeOffset.Parse("2026-06-01T08:00:00Z", CultureInfo.InvariantCulture), one.OccurredAt);
        Assert.Equal("""{"status":"Stopped","publicIpAddress":null}""", one.Members!.Value.GetRawText());

        using var view = await host.Owner.SendAsync("GET", $"{Path}/{one.EventId}");
        Assert.Equal("i-1", (await view.JsonAsync()).Text("resourceId"));
        using var other = host.Client("other.other-secret");
        using var hidden = await other.SendAsync("GET", $"{Path}/{one.EventId}");
        _ = await hidden.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_SubscriptionDeletion_IsAcknowledged()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await PostAsync(
            host.Owner, $"[{Grid("1", "Microsoft.EventGrid.SubscriptionDeletedEvent")}]", headers: ("aeg-event-type", "SubscriptionDeletion"));

        AssertReceipt(await response.JsonAsync(), accepted: 0, duplicates: 0, ignored: 1);
    }

    [Fact]
    public async Task Post_CloudEvents_InEveryMode()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var one = await PostAsync(host.Owner, Cloud("1"), CloudEvent);
        using var batch = await PostAsync(host.Owner, $"[{Cloud("2")},{Cloud("3")}]", CloudEventBatch);
        using var binary = await PostAsync(
            host.Owner,
            """{"regionId":"cn-hangzhou","resourceId":"i-9"}""",
            Json,
            ("ce-specversion", "1.0"), ("ce-type", "EipFunctions.Resource.Deleted"), ("ce-source", "/s"), ("ce-id", "4"), ("ce-time", "2026-06-01T10:00:00+02:00"), ("ce-sequence", "12"));

        AssertReceipt(await one.JsonAsync(), accepted: 1, duplicates: 0, ignored: 0);
        AssertReceipt(await batch.JsonAsync(), accepted: 2, duplicates: 0, ignored: 0);
        AssertReceipt(await binary.JsonAsync(), accepted: 1, duplicates: 0, ignored: 0);
        var deleted = host.ResourceEvents.Accepted.Single(read => read.Deleted);
        Assert.Equal(("i-9", 12L, 8, null), (deleted.ResourceId, deleted.Sequence, deleted.OccurredAt.UtcDateTime.Hour, deleted.Kind));
    }

    [Theory]
    [InlineData("\"aliyunregionid\":\"cn-hangzhou\",", "acs:x", "Stopped", "Stopped")]
    [InlineData("", "acs:ecs:cn-hangzhou:123456:instance/i-1", "Deleted", "Released")]
    [InlineData("", "acs:ecs:cn-hangzhou:123456:instance/i-1", "Created", "Pending")]
    public async Task Post_StateChangeOfEventBridge_IsTranslated(string region, string subject, string state, string status)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await PostAsync(
            host.Owner,
            $$$"""{"id":"e-1","source":"acs.ecs","specversion":"1.0","subject":"{{{subject}}}","time":"2026-06-01T08:00:00.123Z",{{{region}}}"type":"ecs:Instance:StateChange","data":{"resourceId":"i-1","resourceType":"ALIYUN::ECS::Instance","state":"{{{state}}}"}}""",
            CloudEvent);

        AssertReceipt(await response.JsonAsync(), accepted: 1, duplicates: 0, ignored: 0);
        var read = Assert.Single(host.ResourceEvents.Accepted);
        Assert.Equal(("cn-hangzhou", "i-1", ResourceKind.EcsInstance), (read.RegionId, read.ResourceId, read.Kind));
        Assert.Equal($$"""{"status":"{{status}}"}""", read.Members!.Value.GetRawText());
    }

    [Theory]
    [InlineData("17", "[1]")]
    [InlineData("""{"id":"2"}""", "[1].eventType")]
    [InlineData("""{"eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z","data":{}}""", "[1].id")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"yesterday","data":{}}""", "[1].eventTime")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z"}""", "[1].data")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z","data":{"resourceId":"i-1","kind":"HaVip"}}""", "[1].data.regionId")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z","data":{"regionId":"r","resourceId":"i-1"}}""", "[1].data.kind")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z","data":{"regionId":"r","resourceId":"i-1","kind":"HaVip","status":"Dancing"}}""", "[1].data.status")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z","data":{"regionId":"r","resourceId":"i-1","kind":"HaVip","colour":"red"}}""", "[1].data.colour")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z","data":{"regionId":"r","resourceId":"i-1","kind":"HaVip","privateIpAddress":null}}""", "[1].data.privateIpAddress")]
    [InlineData("""{"id":"2","eventType":"EipFunctions.Resource.Changed","topic":"t","eventTime":"2026-06-01T08:00:00Z","data":{"regionId":"r","resourceId":"i-1","kind":"HaVip","sequence":"a"}}""", "[1].data.sequence")]
    [InlineData("""{"id":"2","eventType":"ecs:Instance:StateChange","topic":"t","eventTime":"2026-06-01T08:00:00Z","subject":"s","data":{"resourceId":"i-1","state":"Running"}}""", "[1].subject")]
    public async Task Post_NotAnEvent_NamesItAndAcceptsNothing(string second, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await PostAsync(host.Owner, $"[{Grid("1")},{second}]");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains(field, problem.Texts("errors", "field"));
        Assert.All(problem.GetProperty("errors").EnumerateArray(), error => Assert.NotEmpty(error.Text("rule")));
        Assert.Empty(host.ResourceEvents.Accepted);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[")]
    [InlineData("")]
    [InlineData("[{\"\\ud800\":1}]")]
    public async Task Post_NoArrayOfEvents_IsRefused(string body)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await PostAsync(host.Owner, body);

        _ = await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_TooMuch_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var many = string.Join(',', Enumerable.Range(0, 1001).Select(i => $$"""{"eventType":"x","id":"{{i}}"}"""));

        using var body = await PostAsync(host.Owner, $"[{Grid("1")}]{new string(' ', 1024 * 1024)}");
        using var oneEvent = await PostAsync(host.Owner, $"[{Grid("1", name: new string('n', 64 * 1024))}]");
        using var tooMany = await PostAsync(host.Owner, $"[{many}]");

        _ = await body.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("[0]", (await oneEvent.ProblemAsync(HttpStatusCode.RequestEntityTooLarge)).Text("detail"), StringComparison.Ordinal);
        _ = await tooMany.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Empty(host.ResourceEvents.Accepted);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Post_OtherMediaType_IsRefused(string mediaType)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await PostAsync(host.Owner, $"[{Grid("1")}]", mediaType);

        _ = await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Post_KeyInTheQuery_IsTakenAndNeverLogged()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var webhook = host.Client(key: null);

        using var accepted = await PostAsync(webhook, $"[{Grid("1")}]", path: $"{Path}?code=owner.owner-secret");
        using var wrong = await PostAsync(webhook, $"[{Grid("2")}]", path: $"{Path}?code=owner.wrong-secret");
        using var twice = await PostAsync(webhook, $"[{Grid("2")}]", path: $"{Path}?code=owner.owner-secret&code=owner.owner-secret");
        using var elsewhere = await webhook.SendAsync("GET", $"{ApiHost.Eips}?code=owner.owner-secret");

        AssertReceipt(await accepted.JsonAsync(), accepted: 1, duplicates: 0, ignored: 0);
        foreach (var refused in new[] { wrong, twice, elsewhere })
        {
            var problem = await refused.ProblemAsync(HttpStatusCode.Unauthorized);
            Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(host.Logged, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_KeyInTheQueryToo_IsRefusedWithoutShowingIt()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var careless = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?code=owner.owner-secret");

        var problem = await careless.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(["code"], problem.Texts("errors", "field"));
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_KeyThatMayNot_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var none = await PostAsync(host.Client(key: null), $"[{Grid("1")}]");
        using var reader = await PostAsync(host.Client("reader.reader-secret"), $"[{Grid("1")}]");
        using var someGroups = await PostAsync(host.Client("blue.blue-secret"), $"[{Grid("1")}]");

        _ = await none.ProblemAsync(HttpStatusCode.Unauthorized);
        _ = await reader.ProblemAsync(HttpStatusCode.Forbidden);
        _ = await someGroups.ProblemAsync(HttpStatusCode.Forbidden);
        Assert.Empty(host.ResourceEvents.Accepted);
    }

    [Fact]
    public async Task Post_HostTakesNoWork_AsksToSendAgain()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        host.ResourceEvents.IsUnavailable = true;

        using var refused = await PostAsync(host.Owner, $"[{Grid("1")}]");
        host.ResourceEvents.IsUnavailable = false;
        using var again = await PostAsync(host.Owner, $"[{Grid("1")}]");

        _ = await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
        AssertReceipt(await again.JsonAsync(), accepted: 1, duplicates: 0, ignored: 0);
    }

    private static string Grid(string id, string type = Changed, string resourceId = "i-1", string name = "") =>
        JsonSerializer.Serialize(new
        {
            id,
            topic = "t",
            subject = "s",
            eventType = type,
            eventTime = "2026-06-01T08:00:00Z",
            dataVersion = "1",
            data = name.Length > 0
                ? (object)new { regionId = "cn-hangzhou", resourceId, kind = "EcsInstance", name }
                : new { regionId = "cn-hangzhou", resourceId, kind = "EcsInstance", status = "Stopped", publicIpAddress = (string?)null },
        });

    private static string Cloud(string id) =>
        $$$"""{"specversion":"1.0","id":"{{{id}}}","source":"/s","type":"{{{Changed}}}","time":"2026-06-01T08:00:00Z","sequence":"7","data":{"regionId":"cn-hangzhou","resourceId":"eni-1","kind":"NetworkInterface","instanceId":"i-2"}}""";

    private static void AssertReceipt(JsonElement receipt, int accepted, int duplicates, int ignored)
    {
        Assert.Equal(
            (accepted, duplicates, ignored),
            (receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("duplicates").GetInt32(), receipt.GetProperty("ignored").GetInt32()));
        Assert.Equal(accepted + duplicates, receipt.GetProperty("eventIds").GetArrayLength());
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string body, string mediaType = Json, params (string Name, string Value)[] headers) =>
        await PostAsync(client, body, mediaType, Path, headers);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string body, string mediaType = Json, string path = Path) =>
        await PostAsync(client, body, mediaType, path, []);

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string body, string mediaType, string path, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request);
    }
}
