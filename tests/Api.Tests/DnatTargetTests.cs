using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

/// <summary>What DNAT entries lead to, and whether they take effect.</summary>
public sealed class DnatTargetTests(AzuriteFixture azurite)
{
    private const string Entries = $"/api/regions/{ApiHost.Region}/nat-gateways/ngw-1/dnat-entries";

    private const string LateIp = "192.168.0.20";

    [Fact]
    public async Task Create_NoTargetNamed_FindsItNowOrWhenItIsRegistered()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);
        using var known = await host.Owner.SendAsync("POST", Entries, Body(ip));
        using var remembered = await host.Owner.SendAsync("POST", Entries, Body(ip, LateIp, port: 81));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (known.StatusCode, remembered.StatusCode));
        Assert.Equal("i-1", (await known.JsonAsync()).Text("targetResourceId"));
        var waiting = await remembered.JsonAsync();
        Assert.False(waiting.TryGetProperty("targetResourceId", out _));
        Assert.Equal((false, "NoTarget"), (waiting.GetProperty("effective").GetBoolean(), waiting.Text("obstacle")));

        await host.Owner.RegisterAsync("i-late", Http.Ecs.Replace(Http.PrivateIp, LateIp, StringComparison.Ordinal));

        using var read = await host.Owner.SendAsync("GET", remembered.Headers.Location!.ToString());
        Assert.Equal(("i-late", true), ((await read.JsonAsync()).Text("targetResourceId"), (await read.JsonAsync()).GetProperty("effective").GetBoolean()));
        var free = await host.Owner.AllocateAsync();
        using var refused = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{free}/associate", """{"resourceId":"i-late"}""");
        Assert.Equal(["ecs-no-dnat-entries"], (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        using var resource = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-late");
        Assert.False((await resource.JsonAsync()).TryGetProperty("addressesClaimed", out _));
        using var missing = await host.Owner.SendAsync("GET", $"{Entries}/fwd-404");
        _ = await missing.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_Filters_LeaveOutTheRest()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);
        using var tcp = await host.Owner.SendAsync("POST", Entries, Body(ip));
        using var udp = await host.Owner.SendAsync("POST", Entries, Body(ip, LateIp, port: 81, protocol: "UDP"));
        var (first, second) = ((await tcp.JsonAsync()).Text("dnatEntryId"), (await udp.JsonAsync()).Text("dnatEntryId"));

        foreach (var (query, expected) in ((string, string[])[])
            [
                ($"internalIp={Http.PrivateIp}", [first]),
                ("protocol=UDP", [second]),
                ($"protocol=UDP&internalIp={Http.PrivateIp}", []),
                ($"externalIp={ip}", [first, second]),
                ("externalIp=203.0.113.77", []),
            ])
        {
            using var list = await host.Owner.SendAsync("GET", $"{Entries}?{query}");
            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                (await list.JsonAsync()).Texts("items", "dnatEntryId").Order(StringComparer.Ordinal));
        }

        using var unknown = await host.Owner.SendAsync("GET", $"{Entries}?protocol=ICMP");
        _ = await unknown.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Create_Imported_NeedsAdministerAndTheEipWins()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host);
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "i-1");
        var imported = Body(ip).Replace("{", """{"imported":true,""", StringComparison.Ordinal);
        using var made = await host.Owner.SendAsync("POST", "/api/keys", """{"principalId":"carol","rights":["Read","Operate"]}""");
        using var carol = host.Client((await made.JsonAsync()).Text("key"));

        using var refused = await host.Owner.SendAsync("POST", Entries, Body(ip));
        using var lacking = await carol.SendAsync("POST", Entries, imported);
        using var recorded = await host.Owner.SendAsync("POST", Entries, imported);

        Assert.Equal(["target-without-eip"], (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        Assert.Contains("Administer", (await lacking.ProblemAsync(HttpStatusCode.Forbidden)).Text("detail"), StringComparison.Ordinal);
        var entry = await recorded.JsonAsync();
        Assert.Equal((false, "EipPreferred"), (entry.GetProperty("effective").GetBoolean(), entry.Text("obstacle")));
        Assert.DoesNotContain(eipId, entry.Text("reason"), StringComparison.Ordinal);
        using var freed = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", null, ("Prefer", "wait=5"));
        using var list = await host.Owner.SendAsync("GET", Entries);
        Assert.True((await list.JsonAsync()).GetProperty("items")[0].GetProperty("effective").GetBoolean());
    }

    [Fact]
    public async Task Get_ExternalIpLeftTheGateway_SaysSo()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (eipId, ip) = await PrepareAsync(host);
        using var created = await host.Owner.SendAsync("POST", Entries, Body(ip));

        using var freed = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", """{"force":true}""", ("Prefer", "wait=5"));
        using var read = await host.Owner.SendAsync("GET", created.Headers.Location!.ToString());

        Assert.Equal("ExternalIpNotOnGateway", (await read.JsonAsync()).Text("obstacle"));
    }

    [Fact]
    public async Task RamUser_TargetOfAnotherGroup_IsNotTold()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (_, ip) = await PrepareAsync(host, OfBlue(Http.Nat));
        using var created = await host.Owner.SendAsync(
            "POST", Entries, Body(ip).Replace("{", """{"targetResourceId":"i-1",""", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var blue = host.Client("blue.blue-secret");

        using var entry = await blue.SendAsync("GET", created.Headers.Location!.ToString());
        using var gateway = await blue.SendAsync("GET", $"{ApiHost.Resources}/ngw-1");
        using var taken = await blue.SendAsync("PUT", $"{ApiHost.Resources}/i-blue", OfBlue(Http.Ecs));
        using var forwarded = await blue.SendAsync("POST", Entries, Body(ip, port: 81));

        var text = await entry.Content.ReadAsStringAsync();
        Assert.Contains(ip, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"i-1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("effective", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"i-1\"", await gateway.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("'i-1'", (await taken.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["target-visible"], (await forwarded.ProblemAsync(HttpStatusCode.Forbidden)).Texts("violations", "ruleId"));
    }

    private static string OfBlue(string resource) => resource.Replace("{", """{"resourceGroupId":"blue",""", StringComparison.Ordinal);

    private static string Body(string externalIp, string internalIp = Http.PrivateIp, int port = 80, string protocol = "TCP") =>
        $$"""{"externalIp":"{{externalIp}}","externalPort":"{{port}}","internalIp":"{{internalIp}}","internalPort":"{{port}}","protocol":"{{protocol}}"}""";

    private static async Task<(string EipId, string IpAddress)> PrepareAsync(ApiHost host, string gateway = Http.Nat)
    {
        await host.Owner.RegisterAsync("ngw-1", gateway);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "ngw-1");
        using var eip = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        return (eipId, (await eip.JsonAsync()).Text("ipAddress"));
    }
}
