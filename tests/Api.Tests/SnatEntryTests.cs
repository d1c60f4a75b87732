using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class SnatEntryTests(AzuriteFixture azurite)
{
    private const string Entries = $"/api/regions/{ApiHost.Region}/nat-gateways/ngw-1/snat-entries";

    [Fact]
    public async Task Entries_CreateGetListDelete_GoTogether()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);

        using var created = await host.Owner.SendAsync("POST", Entries, Body(ip).Replace("{", """{"name":"office",""", StringComparison.Ordinal));
        var entry = await created.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.StartsWith("snat-", entry.Text("snatEntryId"), StringComparison.Ordinal);
        Assert.Equal(("office", "10.1.1.0/24", true), (entry.Text("name"), entry.Text("sourceCidr"), entry.GetProperty("effective").GetBoolean()));
        using var read = await host.Owner.SendAsync("GET", created.Headers.Location!.ToString());
        Assert.Equal(entry.GetRawText(), (await read.JsonAsync()).GetRawText());
        using var list = await host.Owner.SendAsync("GET", $"{Entries}?pageSize=1");
        Assert.Equal([entry.Text("snatEntryId")], (await list.JsonAsync()).Texts("items", "snatEntryId"));
        using var occupied = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/ngw-1");
        Assert.Contains(entry.Text("snatEntryId"), (await occupied.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        using var deleted = await host.Owner.SendAsync("DELETE", created.Headers.Location!.ToString());
        using var again = await host.Owner.SendAsync("DELETE", created.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        _ = await again.ProblemAsync(HttpStatusCode.NotFound);
        using var gone = await host.Owner.SendAsync("GET", created.Headers.Location!.ToString());
        _ = await gone.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Create_SameKey_CreatesOnceAndKnowsAnotherEntry()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);
        var key = ("Idempotency-Key", "k");

        using var first = await host.Owner.SendAsync("POST", Entries, Body(ip), key);
        using var second = await host.Owner.SendAsync("POST", Entries, Body(ip), key);
        using var other = await host.Owner.SendAsync("POST", Entries, Body(ip, "10.1.2.0/24"), key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((await first.JsonAsync()).GetRawText(), (await second.JsonAsync()).GetRawText());
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Create_RulesViolated_SaysWhich()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);
        using var created = await host.Owner.SendAsync("POST", Entries, Body(ip));

        foreach (var (path, body, status, rule) in ((string, string, HttpStatusCode, string)[])
            [
                (Entries.Replace("ngw-1", "ngw-9", StringComparison.Ordinal), Body(ip), HttpStatusCode.NotFound, "nat-gateway-exists"),
                (Entries, Body(ip, "10.1.1.1/24"), HttpStatusCode.BadRequest, "source-cidr-form"),
                (Entries, Body(ip).Replace("{", """{"sourceVSwitchId":"vsw-1",""", StringComparison.Ordinal), HttpStatusCode.BadRequest, "one-source"),
                (Entries, $$"""{"snatIps":[],"sourceCidr":"10.2.0.0/16"}""", HttpStatusCode.BadRequest, "snat-ip-count"),
                (Entries, Body("203.0.113.77", "10.2.0.0/16"), HttpStatusCode.Conflict, "snat-ip-on-gateway"),
                (Entries, Body(ip), HttpStatusCode.Conflict, "source-free"),
            ])
        {
            using var refused = await host.Owner.SendAsync("POST", path, body);
            Assert.Contains(rule, (await refused.ProblemAsync(status)).Texts("violations", "ruleId"));
        }

        using var invalid = await host.Owner.SendAsync("POST", Entries, """{"sourceCidr":"10.2.0.0/16","snatIps":["1"]}""");
        Assert.Equal(["snatIps[0]"], (await invalid.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        using var missing = await host.Owner.SendAsync("POST", Entries, """{"sourceCidr":"10.2.0.0/16"}""");
        Assert.Equal(["snatIps"], (await missing.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Create_DryRun_ChangesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);
        var before = await host.DumpAsync();

        using var response = await host.Owner.SendAsync("POST", Entries, Body(ip).Replace("{", """{"dryRun":true,""", StringComparison.Ordinal));

        Assert.True((await response.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(before, await host.DumpAsync());
    }

    [Fact]
    public async Task Disassociate_UsedByAnEntry_NeedsForceAndKeepsTheEntry()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (eipId, ip) = await PrepareAsync(host);
        using var created = await host.Owner.SendAsync("POST", Entries, Body(ip));

        using var refused = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate");
        using var forced = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", """{"force":true}""", ("Prefer", "wait=5"));
        using var read = await host.Owner.SendAsync("GET", created.Headers.Location!.ToString());

        Assert.Equal(["nat-snat-entries"], (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        Assert.Equal(HttpStatusCode.OK, forced.StatusCode);
        var entry = await read.JsonAsync();
        Assert.False(entry.GetProperty("effective").GetBoolean());
        Assert.Equal(ip, entry.GetProperty("missingIps")[0].GetString());
    }

    [Fact]
    public async Task Quotas_SnatEntries_AreListed()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var quotas = await host.Owner.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}");

        Assert.Contains("natgw_quota_snat_entry_num", (await quotas.JsonAsync()).Texts("items", "quotaId"));
    }

    [Fact]
    public async Task RamUser_GatewayOfAnotherGroup_FindsNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);
        using var created = await host.Owner.SendAsync("POST", Entries, Body(ip));
        using var blue = host.Client("blue.blue-secret");

        foreach (var (verb, path) in ((string, string)[])[("GET", Entries), ("GET", created.Headers.Location!.ToString()), ("DELETE", created.Headers.Location!.ToString())])
        {
            using var response = await blue.SendAsync(verb, path);
            _ = await response.ProblemAsync(HttpStatusCode.NotFound);
        }

        using var refused = await blue.SendAsync("POST", Entries, Body(ip, "10.9.0.0/16"));
        Assert.Equal(["nat-gateway-exists"], (await refused.ProblemAsync(HttpStatusCode.NotFound)).Texts("violations", "ruleId"));
    }

    private static string Body(string ip, string cidr = "10.1.1.0/24") => $$"""{"snatIps":["{{ip}}"],"sourceCidr":"{{cidr}}"}""";

    private static async Task<(string EipId, string IpAddress)> PrepareAsync(ApiHost host)
    {
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "ngw-1");
        using var eip = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        return (eipId, (await eip.JsonAsync()).Text("ipAddress"));
    }
}
