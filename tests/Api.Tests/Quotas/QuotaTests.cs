using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Api.Tests.Quotas;

/// <summary>How many EIPs a resource can have (FAQ section_n2w_txw_ezn).</summary>
public sealed class QuotaTests(AzuriteFixture azurite)
{
    private const string Settings = $"/api/regions/{ApiHost.Region}/settings";
    private const string Requests = $"/api/regions/{ApiHost.Region}/quota-requests";
    private const string PayByTraffic = """{"internetChargeType":"PayByTraffic"}""";

    [Fact]
    public async Task NatGateway_Twenty_AreLetInAndTheNextWhenTheQuotaIsRaised()
    {
        await using var host = await StartAsync(eips: 22);
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await FillAsync(host, "ngw-1", 20);
        var next = await host.Owner.AllocateAsync();

        using var refused = await AssociateAsync(host, next, "ngw-1");
        var requestId = await AskAsync(host.Owner, """{"quotaId":"natgw_quota_eip_num_per_nat","scope":"resource","resourceId":"ngw-1","desiredLimit":21,"reason":"growth"}""");
        using var stillRefused = await AssociateAsync(host, next, "ngw-1");
        using var approved = await host.Owner.SendAsync("POST", $"{Requests}/{requestId}/approve");
        using var allowed = await AssociateAsync(host, next, "ngw-1");
        using var another = await AssociateAsync(host, await host.Owner.AllocateAsync(), "ngw-1");

        Assert.Equal(["QuotaExceeded.NumberOfEip"], (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "code"));
        _ = await stillRefused.ProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (approved.StatusCode, allowed.StatusCode));
        Assert.Equal(["nat-eip-quota"], (await another.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task NatGateway_TenPayByTraffic_AreLetInAndThenOthersOnly()
    {
        await using var host = await StartAsync(eips: 12);
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await FillAsync(host, "ngw-1", 10, PayByTraffic);

        using var refused = await AssociateAsync(host, await host.Owner.AllocateAsync(PayByTraffic), "ngw-1");
        using var allowed = await AssociateAsync(host, await host.Owner.AllocateAsync(), "ngw-1");

        Assert.Equal(["QuotaExceeded.NumberOfTrafficEip"], (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "code"));
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    [Theory]
    [InlineData("""{"kind":"SlbInstance","vpcId":"vpc-1","addressType":"Intranet","privateIpAddress":"10.0.0.1"}""", "slb-one-eip")]
    [InlineData("""{"kind":"HaVip","vpcId":"vpc-1","status":"Available","privateIpAddress":"10.0.0.1"}""", "havip-one-eip")]
    [InlineData(Http.Ecs, "ecs-one-eip")]
    public async Task OtherResources_One_IsLetIn(string resource, string rule)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("r-1", resource);
        await FillAsync(host, "r-1", 1);

        using var refused = await AssociateAsync(host, await host.Owner.AllocateAsync(), "r-1");

        Assert.Equal([rule], (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task List_OfAResource_CountsWhatIsBeingAssociatedAndSaysWhereTheLimitComesFrom()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await FillAsync(host, "ngw-1", 2, PayByTraffic);
        var pending = await host.Owner.AllocateAsync();
        _ = await host.Get<AssociationStore>().ReserveAsync(
            new(new("acme", ApiHost.Region), "op-1", new("acme", "acme", PrincipalKind.Account, Rights.All)),
            new() { EipId = pending, ResourceId = "ngw-1" },
            default);
        var requestId = await AskAsync(host.Owner, """{"quotaId":"natgw_quota_traffic_eip_num_per_nat","scope":"account","desiredLimit":15,"reason":"growth"}""");
        using var approved = await host.Owner.SendAsync("POST", $"{Requests}/{requestId}/approve");

        using var ofResource = await host.Owner.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}&resourceId=ngw-1");
        using var ofRegion = await host.Owner.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}");
        using var unknown = await host.Owner.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}&resourceId=ngw-9");

        Assert.Equal(
            [
                "eip_quota_instances_num 20 - 3 0",
                "natgw_quota_eip_num_per_nat 20 - 3 1",
                "natgw_quota_traffic_eip_num_per_nat 15 account 2 0",
                "natgw_quota_dnat_entry_num 100 - 0 0",
                "natgw_quota_snat_entry_num 40 - 0 0",
            ],
            Rows(await ofResource.JsonAsync()));
        Assert.Equal(
            [
                "eip_quota_instances_num 20 - 3 0",
                "natgw_quota_eip_num_per_nat 20 - - -",
                "natgw_quota_traffic_eip_num_per_nat 15 account - -",
                "eip_quota_multi_binded_num_per_eni 10 - - -",
                "natgw_quota_dnat_entry_num 100 - - -",
                "natgw_quota_snat_entry_num 40 - - -",
                "ecs_quota_ipv6_num_per_eni 10 - - -",
            ],
            Rows(await ofRegion.JsonAsync()));
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task PutSettings_BelowUse_IsRefusedAndOtherwiseRecorded()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        _ = await host.Owner.AllocateAsync();
        _ = await host.Owner.AllocateAsync();

        using var refused = await host.Owner.SendAsync("PUT", Settings, """{"quotas":{"eip_quota_instances_num":1}}""");
        using var put = await host.Owner.SendAsync("PUT", Settings, """{"quotas":{"eip_quota_instances_num":2}}""");
        using var records = await host.Owner.SendAsync("GET", Requests);

        Assert.Contains("uses 2", (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var record = Assert.Single((await records.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("Approved", 20, 2, "acme"),
            (record.Text("status"), record.GetProperty("limitBefore").GetInt32(), record.GetProperty("limitAfter").GetInt32(), record.Text("decidedBy")));
    }

    private static IEnumerable<string> Rows(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(item => string.Join(
        ' ',
        new[] { "quotaId", "limit", "limitScope", "used", "pending" }.Select(
            name => item.TryGetProperty(name, out var value) ? value.ToString() : "-")));

    private static async Task<string> AskAsync(HttpClient client, string body)
    {
        using var response = await client.SendAsync("POST", Requests, body);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.JsonAsync()).Text("requestId");
    }

    private static Task<HttpResponseMessage> AssociateAsync(ApiHost host, string eipId, string resourceId) => host.Owner.SendAsync(
        "POST", $"{ApiHost.Eips}/{eipId}/associate", $$"""{"resourceId":"{{resourceId}}"}""", ("Prefer", "wait=5"));

    private static async Task FillAsync(ApiHost host, string resourceId, int count, string eip = "{}")
    {
        for (var i = 0; i < count; i++)
        {
            await host.Owner.AssociateAsync(await host.Owner.AllocateAsync(eip), resourceId);
        }
    }

    private async Task<ApiHost> StartAsync(int eips)
    {
        var host = await ApiHost.StartAsync(azurite);
        using var put = await host.Owner.SendAsync(
            "PUT",
            Settings,
            JsonSerializer.Serialize(new { quotas = new Dictionary<string, int> { ["eip_quota_instances_num"] = eips } }));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        return host;
    }
}
