using System.Net;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Tests;

public sealed class DnatEntryTests(AzuriteFixture azurite)
{
    private const string Entries = $"/api/regions/{ApiHost.Region}/nat-gateways/ngw-1/dnat-entries";

    [Fact]
    public async Task Entries_CreateListDelete_GoTogether()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var body = await PrepareAsync(host);

        using var created = await host.Owner.SendAsync("POST", Entries, body);
        var entry = await created.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.StartsWith("fwd-", entry.Text("dnatEntryId"), StringComparison.Ordinal);
        Assert.Equal("web", entry.Text("name"));
        using var list = await host.Owner.SendAsync("GET", Entries);
        Assert.Equal([entry.Text("dnatEntryId")], (await list.JsonAsync()).Texts("items", "dnatEntryId"));
        using var resource = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1");
        Assert.Equal([entry.Text("dnatEntryId")], (await resource.JsonAsync()).Texts("dnatEntries", "dnatEntryId"));
        using var occupied = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/i-1");
        Assert.Contains(entry.Text("dnatEntryId"), (await occupied.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        using var deleted = await host.Owner.SendAsync("DELETE", created.Headers.Location!.ToString());
        using var again = await host.Owner.SendAsync("DELETE", created.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        _ = await again.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Create_SameKey_CreatesOnceAndKnowsAnotherEntry()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var body = await PrepareAsync(host);
        var key = ("Idempotency-Key", "k");

        using var first = await host.Owner.SendAsync("POST", Entries, body, key);
        using var second = await host.Owner.SendAsync("POST", Entries, body, key);
        using var other = await host.Owner.SendAsync("POST", Entries, body.Replace("8080", "8081", StringComparison.Ordinal), key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((await first.JsonAsync()).GetRawText(), (await second.JsonAsync()).GetRawText());
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Create_RulesViolated_SaysWhich()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var body = await PrepareAsync(host);

        using var noGateway = await host.Owner.SendAsync("POST", Entries.Replace("ngw-1", "ngw-9", StringComparison.Ordinal), body);
        using var badPort = await host.Owner.SendAsync("POST", Entries, body.Replace("\"80\"", "\"x\"", StringComparison.Ordinal));
        using var noList = await host.Owner.SendAsync("GET", Entries.Replace("ngw-1", "ngw-9", StringComparison.Ordinal));

        Assert.Contains("nat-gateway-exists", (await noGateway.ProblemAsync(HttpStatusCode.NotFound)).Texts("violations", "ruleId"));
        Assert.Contains("external-port-form", (await badPort.ProblemAsync(HttpStatusCode.BadRequest)).Texts("violations", "ruleId"));
        _ = await noList.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Create_DryRun_SaysWhatEveryRuleSaysAndCreatesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var body = (await PrepareAsync(host)).Replace("{", """{"dryRun":true,""", StringComparison.Ordinal);
        var before = await host.DumpAsync();

        using var good = await host.Owner.SendAsync("POST", Entries, body, ("Idempotency-Key", "k"));
        using var bad = await host.Owner.SendAsync("POST", Entries.Replace("ngw-1", "i-1", StringComparison.Ordinal), body);

        var (passed, failed) = (await good.JsonAsync(), await bad.JsonAsync());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (good.StatusCode, bad.StatusCode));
        Assert.True(passed.GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(DnatEntryRules.All.Rules.Select(rule => rule.Id), passed.Texts("rules", "ruleId"));
        Assert.Equal(["nat-gateway-kind"], failed.Texts("violations", "ruleId"));
        Assert.Equal(before, await host.DumpAsync());
    }

    private static async Task<string> PrepareAsync(ApiHost host)
    {
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "ngw-1");
        using var eip = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        var address = (await eip.JsonAsync()).Text("ipAddress");
        return $$"""{"externalIp":"{{address}}","externalPort":"80","internalIp":"192.168.0.10","internalPort":"8080","protocol":"TCP","targetResourceId":"i-1","name":"web"}""";
    }
}
