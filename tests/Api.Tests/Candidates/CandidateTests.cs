using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;
using static EipFunctions.Api.Tests.Candidates.CandidatePages;

namespace EipFunctions.Api.Tests.Candidates;

/// <summary>What can be associated with what, and every reason why not (FAQ section_pap_ugo_jeh).</summary>
public sealed class CandidateTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ForEip_ResourcesOfEveryKind_AreEligibleOrSayEveryReason()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await SeedAsync(host);

        var page = await host.Owner.PageAsync(ForEip(eipId));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["eni-1"] = "",
                ["eni-2"] = "eni-secondary",
                ["havip-1"] = "",
                ["i-1"] = "",
                ["i-2"] = "resource-in-vpc,ecs-state",
                ["lb-1"] = "",
                ["lb-2"] = "slb-internal",
                ["ngw-1"] = "",
            },
            page.Rules());
        Assert.All(
            page.GetProperty("items").EnumerateArray(),
            item => Assert.Equal(item.GetProperty("violations").GetArrayLength() == 0, item.GetProperty("eligible").GetBoolean()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NAT")]
    [InlineData("BINDED")]
    public async Task ForEip_EveryCandidate_IsJudgedAsTheAssociationItself(string mode)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await SeedAsync(host);

        var page = await host.Owner.PageAsync(ForEip(eipId, $"mode={mode}"));

        Assert.Equal(8, page.GetProperty("items").GetArrayLength());
        foreach (var item in page.GetProperty("items").EnumerateArray())
        {
            var resourceId = item.Text("resourceId");
            using var dryRun = await host.Owner.SendAsync(
                "POST",
                $"{ApiHost.Eips}/{eipId}/associate",
                JsonSerializer.Serialize(new { resourceId, dryRun = true, mode = mode.Length == 0 ? null : mode }));
            Assert.Equal((await dryRun.JsonAsync()).GetProperty("violations").GetRawText(), item.GetProperty("violations").GetRawText());
        }
    }

    [Fact]
    public async Task ForEip_InUse_EveryCandidateSaysSo()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await SeedAsync(host);
        await host.Owner.AssociateAsync(eipId, "i-1");

        var rules = (await host.Owner.PageAsync(ForEip(eipId))).Rules();

        Assert.Equal(8, rules.Count);
        Assert.All(rules.Values, rule => Assert.StartsWith("eip-available", rule, StringComparison.Ordinal));
        Assert.Equal("eip-available,ecs-one-eip", rules["i-1"]);
    }

    [Theory]
    [InlineData("kind=EcsInstance", "i-1 i-2")]
    [InlineData("kind=EcsInstance&eligible=true", "i-1")]
    [InlineData("eligible=false", "eni-2 i-2 lb-2")]
    [InlineData("mode=BINDED&eligible=true", "eni-1")]
    [InlineData("resourceGroupId=red", "lb-1")]
    [InlineData("resourceGroupId=&kind=SlbInstance", "lb-2")]
    [InlineData("resourceGroupId=none", "")]
    public async Task ForEip_Filter_LeavesOutTheRest(string query, string expected)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await SeedAsync(host);

        var page = await host.Owner.PageAsync(ForEip(eipId, query));

        Assert.Equal(expected, string.Join(' ', page.Texts("items", "resourceId")));
    }

    [Fact]
    public async Task ForResource_Eips_AreEligibleOrSayEveryReason()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.RegisterAsync("i-2");
        var free = await host.Owner.AllocateAsync();
        var metered = await host.Owner.AllocateAsync("""{"internetChargeType":"PayByTraffic","name":"m"}""");
        var taken = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(taken, "i-2");

        var all = await host.Owner.PageAsync(ForResource("i-1"));
        var available = await host.Owner.PageAsync(ForResource("i-1", "state=Available&internetChargeType=PayByTraffic"));
        var eligible = await host.Owner.PageAsync(ForResource("i-1", "eligible=true"));
        var occupied = await host.Owner.PageAsync(ForResource("i-2", "eligible=false&state=Available"));

        Assert.Equal(
            new Dictionary<string, string> { [free] = "", [metered] = "", [taken] = "eip-available" }, all.Rules("eipId"));
        Assert.Equal([metered], available.Texts("items", "eipId"));
        Assert.Equal(["m"], available.Texts("items", "name"));
        Assert.Equal(new[] { free, metered }.Order(StringComparer.Ordinal), eligible.Texts("items", "eipId"));
        Assert.Equal(["ecs-one-eip"], occupied.Rules("eipId").Values.Distinct());
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(3, "")]
    [InlineData(8, "")]
    [InlineData(2, "eligible=true")]
    public async Task ForEip_Pages_HaveEveryCandidateOnceAndNoPageTooFew(int size, string filter)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await SeedAsync(host);
        var all = await host.Owner.PageAsync(ForEip(eipId, filter));

        var pages = await host.Owner.PagesAsync(ForEip(eipId, $"{filter}&pageSize={size}"));

        Assert.Equal(all.Texts("items", "resourceId"), pages.SelectMany(page => page.Texts("items", "resourceId")));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(size, page.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task ForEip_TokenOfOtherFilters_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await SeedAsync(host);
        var token = (await host.Owner.PageAsync(ForEip(eipId, "pageSize=1"))).Text("continuationToken");

        using var refused = await host.Owner.SendAsync("GET", ForEip(eipId, $"pageSize=1&eligible=true&continuationToken={token}"));

        Assert.Equal(["continuationToken"], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Candidates_OfWhatIsNotThere_AreNotFound()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync(region: "cn-beijing");

        using var elsewhere = await host.Owner.SendAsync("GET", ForEip(eipId));
        using var nowhere = await host.Owner.SendAsync("GET", ForResource("i-9"));

        Assert.Contains("cn-beijing", (await elsewhere.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"), StringComparison.Ordinal);
        _ = await nowhere.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("eligible=yes", "eligible")]
    [InlineData("kind=Router", "kind")]
    [InlineData("pageSize=501", "pageSize")]
    [InlineData("mode=SNAT", "mode")]
    [InlineData("state=Available", "state")]
    public async Task ForEip_InvalidQuery_NamesTheParameter(string query, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("GET", ForEip("eip-1", query));

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    private static async Task<string> SeedAsync(ApiHost host)
    {
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.RegisterAsync("i-2", """{"kind":"EcsInstance","status":"Starting","privateIpAddress":"192.168.0.11"}""");
        await host.Owner.RegisterAsync("lb-1", """{"kind":"SlbInstance","vpcId":"vpc-1","addressType":"Intranet","privateIpAddress":"10.0.0.1","resourceGroupId":"red"}""");
        await host.Owner.RegisterAsync("lb-2", """{"kind":"SlbInstance","vpcId":"vpc-1","addressType":"Internet","privateIpAddress":"10.0.0.2"}""");
        await host.Owner.RegisterAsync("havip-1", """{"kind":"HaVip","vpcId":"vpc-1","status":"InUse","privateIpAddress":"10.0.0.3"}""");
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await host.Owner.RegisterAsync("eni-1", """{"kind":"NetworkInterface","vpcId":"vpc-1","type":"Secondary","status":"Available","privateIpAddresses":["10.0.0.4"]}""");
        await host.Owner.RegisterAsync("eni-2", """{"kind":"NetworkInterface","vpcId":"vpc-1","type":"Primary","status":"InUse","privateIpAddresses":["10.0.0.5"],"instanceId":"i-1"}""");
        return await host.Owner.AllocateAsync();
    }
}
