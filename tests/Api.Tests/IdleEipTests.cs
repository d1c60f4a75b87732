using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class IdleEipTests(AzuriteFixture azurite)
{
    private const string Idle = $"/api/regions/{ApiHost.Region}/idle-eips";

    public static TheoryData<string> OtherKinds =>
    [
        Http.Nat,
        """{"kind":"SlbInstance","status":"Active","vpcId":"vpc-1","addressType":"Intranet","privateIpAddress":"192.168.0.11"}""",
        """{"kind":"HaVip","status":"Available","vpcId":"vpc-1","privateIpAddress":"192.168.0.12"}""",
        """{"kind":"NetworkInterface","status":"Available","type":"Secondary","vpcId":"vpc-1","privateIpAddresses":["192.168.0.13"]}""",
        Http.Ecs,
    ];

    [Fact]
    public async Task List_NeverUsed_ShowsSinceWhenAndWhatItCosts()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync("""{"bandwidth":10,"name":"web","tags":{"env":"prod"}}""");
        host.Time.Advance(TimeSpan.FromDays(40.5));

        var page = await ListAsync(host.Owner);

        var eip = page.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(
            (eipId, "web", "prod", "PayByBandwidth", 10, 40),
            (eip.Text("eipId"), eip.Text("name"), eip.GetProperty("tags").Text("env"), eip.Text("internetChargeType"),
                eip.GetProperty("bandwidth").GetInt32(), eip.GetProperty("idleDays").GetInt32()));
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero), eip.GetProperty("idleSince").GetDateTimeOffset());
        Assert.False(eip.TryGetProperty("lastHolder", out _));

        // 730 hours of 0.02, of five times 0.063 and of five times 0.248.
        Assert.Equal((1149.75m, "CNY"), Cost(eip));
        Assert.Equal((1149.75m, "CNY"), Cost(page));
    }

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public async Task List_InUseByAnyKind_IsNotIdleUntilItIsDisassociated(string resource)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("r-1", resource);
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "r-1");

        var used = await ListAsync(host.Owner);
        var inUse = await EipAsync(host.Owner, eipId);
        host.Time.Advance(TimeSpan.FromDays(2));
        await DisassociateAsync(host.Owner, eipId);
        host.Time.Advance(TimeSpan.FromDays(1));
        var idle = await ListAsync(host.Owner);

        Assert.Equal((0, 0m), (used.GetProperty("items").GetArrayLength(), Cost(used).Amount));
        Assert.False(inUse.TryGetProperty("idleSince", out _));
        var eip = idle.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(1, eip.GetProperty("idleDays").GetInt32());
        Assert.Equal(
            ("r-1", new DateTimeOffset(2026, 6, 3, 8, 0, 0, TimeSpan.Zero)),
            (eip.GetProperty("lastHolder").Text("resourceId"), eip.GetProperty("lastHolder").GetProperty("until").GetDateTimeOffset()));
        Assert.StartsWith("assoc-", eip.GetProperty("lastHolder").Text("associationId"), StringComparison.Ordinal);
        var view = await EipAsync(host.Owner, eipId);
        Assert.Equal(eip.GetProperty("lastHolder").GetRawText(), view.GetProperty("lastHolder").GetRawText());
        Assert.Equal(eip.GetProperty("idleSince").GetRawText(), view.GetProperty("idleSince").GetRawText());
    }

    [Fact]
    public async Task List_AssociationUnderWay_IsNotIdle()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        using var accepted = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/associate", """{"resourceId":"i-1"}""");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(0, (await ListAsync(host.Owner)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task List_Filters_KeepWhatMatches()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var old = await host.Owner.AllocateAsync("""{"internetChargeType":"PayByTraffic"}""");
        host.Time.Advance(TimeSpan.FromDays(30));
        var fresh = await host.Owner.AllocateAsync();

        Assert.Equal([old], await IdsAsync(host.Owner, "?minIdleDays=30"));
        Assert.Equal([], await IdsAsync(host.Owner, "?minIdleDays=31"));
        Assert.Equal([fresh], await IdsAsync(host.Owner, "?internetChargeType=PayByBandwidth"));
        Assert.Equal(14.60m, Cost(await ListAsync(host.Owner, "?internetChargeType=PayByTraffic")).Amount);
        Assert.Equal(2, (await IdsAsync(host.Owner, "?minIdleDays=0")).Count);
    }

    [Fact]
    public async Task List_Pages_AddUpEachByItself()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await host.Owner.AllocateAsync("""{"internetChargeType":"PayByTraffic"}"""));
        }

        var (seen, costs, query) = (new List<string>(), new List<decimal>(), "?pageSize=2");
        for (var token = ""; token is not null;)
        {
            var page = await ListAsync(host.Owner, query);
            seen.AddRange(page.Texts("items", "eipId"));
            costs.Add(Cost(page).Amount);
            token = page.TryGetProperty("continuationToken", out var next) ? next.GetString() : null;
            query = $"?pageSize=2&continuationToken={token}";
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), seen);
        Assert.Equal([29.20m, 29.20m, 14.60m], costs);
    }

    [Theory]
    [InlineData("?minIdleDays=-1", "minIdleDays")]
    [InlineData("?minIdleDays=36501", "minIdleDays")]
    [InlineData("?internetChargeType=Free", "internetChargeType")]
    [InlineData("?pageSize=0", "pageSize")]
    [InlineData("?state=Available", "state")]
    public async Task List_BadQuery_NamesTheParameter(string query, string parameter)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("GET", Idle + query);

        Assert.Equal([parameter], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task List_RamUser_SeesTheirsAndNoHolderThatIsNotTheirs()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        await host.Owner.RegisterAsync("i-blue", Http.Ecs.Replace("{", """{"resourceGroupId":"blue",""", StringComparison.Ordinal));
        await host.Owner.RegisterAsync("i-red", Http.Ecs.Replace("{", """{"resourceGroupId":"red",""", StringComparison.Ordinal));
        _ = await host.Owner.AllocateAsync();
        var ofBlue = await UsedAsync(host, "i-blue");
        var ofRed = await UsedAsync(host, "i-red");

        var items = (await ListAsync(blue)).GetProperty("items").EnumerateArray().ToDictionary(item => item.Text("eipId"));

        Assert.Equal(new[] { ofBlue, ofRed }.Order(StringComparer.Ordinal), items.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("i-blue", items[ofBlue].GetProperty("lastHolder").Text("resourceId"));
        Assert.DoesNotContain("i-red", items[ofRed].GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("i-red", (await EipAsync(blue, ofRed)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("i-red", (await EipAsync(host.Owner, ofRed)).GetProperty("lastHolder").Text("resourceId"));
    }

    [Fact]
    public async Task Allocate_QuotaUsedUp_ShowsTheLongestIdleFirst()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await host.Owner.AllocateAsync(i % 2 == 0 ? "{}" : """{"resourceGroupId":"blue"}"""));
            host.Time.Advance(TimeSpan.FromDays(1));
        }

        await host.Owner.AssociateAsync(ids[0], "i-1");
        using var blue = host.Client("blue.blue-secret");

        using var refused = await host.Owner.SendAsync("POST", ApiHost.Eips, "{}");
        using var refusedBlue = await blue.SendAsync("POST", ApiHost.Eips, """{"resourceGroupId":"blue"}""");

        var problem = await refused.ProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal(ids.Skip(1).Take(10), problem.Texts("reusable", "eipId"));
        Assert.Contains($"'{ids[1]}'", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(19, problem.GetProperty("reusable")[0].GetProperty("idleDays").GetInt32());
        Assert.Equal(ids.Where((_, i) => i % 2 == 1), (await refusedBlue.ProblemAsync(HttpStatusCode.Conflict)).Texts("reusable", "eipId"));
    }

    [Fact]
    public async Task Allocate_QuotaUsedUpAndNothingIdle_HasNoList()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var quota = await host.Owner.SendAsync("PUT", $"/api/regions/{ApiHost.Region}/settings", """{"quotas":{"eip_quota_instances_num":1}}""");
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.AssociateAsync(await host.Owner.AllocateAsync(), "i-1");

        using var refused = await host.Owner.SendAsync("POST", ApiHost.Eips, "{}");

        Assert.True(quota.IsSuccessStatusCode, await quota.Content.ReadAsStringAsync());
        Assert.False((await refused.ProblemAsync(HttpStatusCode.Conflict)).TryGetProperty("reusable", out _));
    }

    private static async Task<string> UsedAsync(ApiHost host, string resourceId)
    {
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        await host.Owner.AssociateAsync(eipId, resourceId);
        await DisassociateAsync(host.Owner, eipId);
        return eipId;
    }

    private static async Task DisassociateAsync(HttpClient client, string eipId)
    {
        using var response = await client.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", null, ("Prefer", "wait=5"));
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> EipAsync(HttpClient client, string eipId)
    {
        using var response = await client.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        return await response.JsonAsync();
    }

    private static async Task<JsonElement> ListAsync(HttpClient client, string query = "")
    {
        using var response = await client.SendAsync("GET", Idle + query);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(HttpClient client, string query) =>
        [.. (await ListAsync(client, query)).Texts("items", "eipId")];

    private static (decimal Amount, string Currency) Cost(JsonElement element) =>
        (element.GetProperty("monthlyCost").GetProperty("amount").GetDecimal(), element.GetProperty("monthlyCost").Text("currency"));
}
