using System.Net;
using System.Text;
using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Tests;

public sealed class ResourceEventIntakeTests(AzuriteFixture azurite)
{
    private const string Changed =
        """{"specversion":"1.0","id":"1","source":"/cmdb","type":"EipFunctions.Resource.Changed","time":"2026-06-01T08:00:00Z","data":{"regionId":"cn-hangzhou","resourceId":"i-1","kind":"EcsInstance","status":"Stopped"}}""";

    private static readonly (string, string)[] Account = [("EventsIn:AccountId", "acme")];

    [Fact]
    public async Task Accept_KnownType_IsAcceptedForTheAccountWithTheOneRight()
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);

        await AcceptAsync(host, Changed);

        var read = Assert.Single(host.ResourceEvents.Accepted);
        Assert.Equal(("/cmdb", "1", "i-1", ResourceKind.EcsInstance), (read.Source, read.SourceEventId, read.ResourceId, read.Kind));
        Assert.Equal("""{"status":"Stopped"}""", read.Members!.Value.GetRawText());
        var publisher = Assert.Single(host.ResourceEvents.Publishers);
        Assert.Equal(("acme", "acme", Rights.ManageResources, true), (publisher.AccountId, publisher.PrincipalId, publisher.Rights, publisher.SeesEverything));
    }

    [Fact]
    public async Task Accept_StateChangeOfEventBridge_IsTranslated()
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);

        await AcceptAsync(
            host,
            """{"id":"e-1","source":"acs.ecs","specversion":"1.0","subject":"acs:ecs:cn-hangzhou:123456:instance/i-1","time":"2026-06-01T08:00:00Z","type":"ecs:Instance:StateChange","data":{"resourceId":"i-1","state":"Deleted"}}""");

        Assert.Equal("""{"status":"Released"}""", Assert.Single(host.ResourceEvents.Accepted).Members!.Value.GetRawText());
    }

    [Fact]
    public async Task Accept_AgainAndPostedToo_IsOneEvent()
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);

        await AcceptAsync(host, Changed);
        await AcceptAsync(host, Changed);
        using var content = new StringContent(Changed, new System.Net.Http.Headers.MediaTypeHeaderValue("application/cloudevents+json"));
        using var posted = await host.Owner.PostAsync("/api/events/resources", content);

        Assert.Equal(1, (await posted.JsonAsync()).GetProperty("duplicates").GetInt32());
        var accepted = Assert.Single(host.ResourceEvents.Accepted);
        using var view = await host.Owner.SendAsync("GET", $"/api/events/resources/{accepted.EventId}");
        Assert.Equal(HttpStatusCode.OK, view.StatusCode);
    }

    [Theory]
    [InlineData("EipFunctions.Eip.Associated")]
    [InlineData("Microsoft.Storage.BlobCreated")]
    public async Task Accept_OtherType_IsLoggedAndIgnored(string type)
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);

        await AcceptAsync(host, Changed.Replace("EipFunctions.Resource.Changed", type, StringComparison.Ordinal));

        Assert.Empty(host.ResourceEvents.Accepted);
        Assert.Contains(host.Logged, line => line.Contains($"type '{type}' was ignored", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nonsense", "$: It is not well-formed JSON: ")]
    [InlineData("{\"type\":\"\u00ff\"}", "$: It is not UTF-8. Send it in UTF-8.")]
    [InlineData("17", "$ '17': An event must be an object. Send { … }.")]
    [InlineData("""{"specversion":"1.0"}""", "type: It is required. Send it.")]
    [InlineData("""{"type":1}""", "type '1': It must be a string. Send it in quotes.")]
    [InlineData("""{"type":"x","type":"y"}""", "$: It is not well-formed JSON: ")]
    [InlineData("""{"\ud800":1,"type":"EipFunctions.Resource.Changed"}""", "$: It is not well-formed JSON: ")]
    [InlineData("""{"type":"EipFunctions.Resource.Deleted","specversion":"0.3","id":"1","source":"s","time":"2026-06-01T08:00:00Z","data":{}}""", "specversion '0.3': It must be 1.0. Publish in CloudEvents 1.0.")]
    [InlineData("""{"type":"EipFunctions.Resource.Deleted","specversion":"1.0","source":"s","time":"yesterday","data":{}}""", "id: It is required. Send it. time 'yesterday': It must be a time in RFC 3339.")]
    [InlineData("""{"type":"EipFunctions.Resource.Deleted","specversion":"1.0","id":"1","source":"s","time":"2026-06-01T08:00:00Z","data":{"regionId":"r"}}""", "data.resourceId: It is required. Send it.")]
    [InlineData("""{"type":"EipFunctions.Resource.Changed","specversion":"1.0","id":"1","source":"s","time":"2026-06-01T08:00:00Z","data":{"regionId":"r","resourceId":"i","kind":"Cat"}}""", "data.kind 'Cat': It must be one of EcsInstance, ")]
    public async Task Accept_Malformed_NamesFieldValueRuleAndRemedy(string cloudEvent, string message)
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);

        var invalid = await Assert.ThrowsAsync<InvalidResourceEventException>(() => AcceptAsync(host, cloudEvent));

        Assert.Contains(message, invalid.Message, StringComparison.Ordinal);
        Assert.Empty(host.ResourceEvents.Accepted);
    }

    [Fact]
    public async Task Accept_TooLarge_IsRefusedUnlessItIsIgnored()
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);
        var large = Changed.Replace("Stopped", new string('n', 64 * 1024), StringComparison.Ordinal);

        var invalid = await Assert.ThrowsAsync<InvalidResourceEventException>(() => AcceptAsync(host, large));
        await AcceptAsync(host, large.Replace("EipFunctions.Resource.Changed", "Other", StringComparison.Ordinal));

        Assert.Contains("$: An event may have 65536 bytes. Send less.", invalid.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_NoAccount_NamesTheSetting()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => AcceptAsync(host, Changed));

        Assert.Contains("EventsIn:AccountId", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_HostTakesNoWork_ThrowsSoThatItIsSentAgain()
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);
        host.ResourceEvents.IsUnavailable = true;

        _ = await Assert.ThrowsAsync<OperationsUnavailableException>(() => AcceptAsync(host, Changed));
        host.ResourceEvents.IsUnavailable = false;
        await AcceptAsync(host, Changed);

        _ = Assert.Single(host.ResourceEvents.Accepted);
    }

    [Fact]
    public async Task Accept_NotDurableYet_DoesNotReturn()
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: Account);
        var durable = new TaskCompletionSource();
        host.ResourceEvents.Before = () => durable.Task;

        var accepting = AcceptAsync(host, Changed);
        Assert.False(accepting.IsCompleted);
        durable.SetResult();
        await accepting;

        _ = Assert.Single(host.ResourceEvents.Accepted);
    }

    private static Task AcceptAsync(ApiHost host, string cloudEvent) =>
        host.Get<ResourceEventIntake>().AcceptAsync(Encoding.Latin1.GetBytes(cloudEvent), default);
}
