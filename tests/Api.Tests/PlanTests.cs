using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class PlanTests(AzuriteFixture azurite)
{
    private const string Plans = $"{ApiHost.Resources}/i-1/eip-plans";

    [Fact]
    public async Task List_Instance_RanksEveryWay()
    {
        await using var host = await PrepareAsync();

        using var response = await host.Owner.SendAsync("GET", $"{Plans}?count=4");

        var list = await response.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("i-1", 4, 3), (list.Text("instanceId"), list.GetProperty("count").GetInt32(), list.GetProperty("limits").GetProperty("networkInterfaces").GetInt32()));
        Assert.Equal(["multi-eip", "secondary-enis", "secondary-private-ips"], list.Texts("plans", "way").Order(StringComparer.Ordinal));
        Assert.Equal([1, 2, 3], list.GetProperty("plans").EnumerateArray().Select(plan => plan.GetProperty("rank").GetInt32()));
        var best = list.GetProperty("plans")[0];
        Assert.Equal(("secondary-private-ips", true), (best.Text("way"), best.GetProperty("feasible").GetBoolean()));
        Assert.Equal(["i-1", "eni-1", "eni-1", "eni-1"], best.Texts("assignments", "resourceId"));
        Assert.Equal("NAT", best.GetProperty("assignments")[1].Text("mode"));
        var enis = list.GetProperty("plans").EnumerateArray().Single(plan => plan.Text("way") == "secondary-enis");
        Assert.Equal("plan-places", enis.GetProperty("reasons")[0].Text("ruleId"));
        Assert.False(enis.GetProperty("tradeOffs").GetProperty("visibleInOperatingSystem").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?count=0")]
    [InlineData("?count=51")]
    [InlineData("?count=x")]
    [InlineData("?count=2&way=multi-eip")]
    public async Task List_WrongQuery_NamesTheParameter(string query)
    {
        await using var host = await PrepareAsync();

        using var response = await host.Owner.SendAsync("GET", Plans + query);

        Assert.NotEmpty((await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task List_NoInstance_SaysWhatThereIs()
    {
        await using var host = await PrepareAsync();
        await host.Owner.RegisterAsync("i-far", region: "cn-beijing");

        using var missing = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-none/eip-plans?count=1");
        using var elsewhere = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-far/eip-plans?count=1");
        using var other = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/eni-1/eip-plans?count=1");

        _ = await missing.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Contains("cn-beijing", (await elsewhere.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["kind-matches"], (await other.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task List_RamUserOfAnotherGroup_LearnsNothing()
    {
        await using var host = await PrepareAsync();
        await host.Owner.RegisterAsync("i-blue", """{"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"10.1.0.1","instanceType":"ecs.g5.xlarge","resourceGroupId":"blue"}""");
        await host.Owner.RegisterAsync("eni-red", Eni("i-blue", "10.1.1.1"));
        using var blue = host.Client("blue.blue-secret");

        using var hidden = await blue.SendAsync("GET", $"{Plans}?count=1");
        using var own = await blue.SendAsync("GET", $"{ApiHost.Resources}/i-blue/eip-plans?count=2");

        _ = await hidden.ProblemAsync(HttpStatusCode.NotFound);
        var text = await own.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.DoesNotContain("eni-red", text, StringComparison.Ordinal);
        Assert.All(JsonElement.Parse(text).GetProperty("plans").EnumerateArray(), plan => Assert.False(plan.GetProperty("feasible").GetBoolean()));
    }

    [Fact]
    public async Task CarryOut_Feasible_IsOneOperation()
    {
        await using var host = await PrepareAsync();
        var eips = await EipsAsync(host, 3);
        var (body, key) = (Body("secondary-private-ips", eips), ("Idempotency-Key", "k-1"));

        using var ended = await host.Owner.SendAsync("POST", Plans, body, key, ("Prefer", "wait=10"));
        using var again = await host.Owner.SendAsync("POST", Plans, body, key, ("Prefer", "wait=10"));
        using var other = await host.Owner.SendAsync("POST", Plans, Body("multi-eip", eips), key);

        var operation = await ended.JsonAsync();
        Assert.Equal((HttpStatusCode.OK, "Succeeded", "AssociateEips"), (ended.StatusCode, operation.Text("status"), operation.Text("kind")));
        Assert.Equal(operation.Text("operationId"), (await again.JsonAsync()).Text("operationId"));
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        foreach (var eip in eips)
        {
            using var read = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eip}");
            Assert.Equal("InUse", (await read.JsonAsync()).Text("state"));
        }
    }

    [Fact]
    public async Task CarryOut_Infeasible_AnswersEveryReason()
    {
        await using var host = await PrepareAsync();

        using var refused = await host.Owner.SendAsync("POST", Plans, Body("secondary-enis", await EipsAsync(host, 3)));
        using var both = await host.Owner.SendAsync("POST", Plans, Body("secondary-enis", ["eip-none", .. await EipsAsync(host, 2)]));
        using var unknown = await host.Owner.SendAsync("POST", Plans, Body("secondary-enis", ["eip-none"]));

        Assert.Equal("plan-places", (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId").First());
        var violations = await both.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal("plan-places", violations.Texts("violations", "ruleId").First());
        Assert.Contains("eipIds[0]", violations.Texts("violations", "field"));
        Assert.Equal(["eip-exists"], (await unknown.ProblemAsync(HttpStatusCode.NotFound)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task CarryOut_DryRun_ChangesNothing()
    {
        await using var host = await PrepareAsync();
        var eips = await EipsAsync(host, 2);
        var before = await host.DumpAsync();

        using var good = await host.Owner.SendAsync("POST", Plans, Body("multi-eip", eips, dryRun: true));
        using var bad = await host.Owner.SendAsync("POST", Plans, Body("multi-eip", ["eip-none"], dryRun: true));

        var result = await good.JsonAsync();
        Assert.True(result.GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(eips, result.Texts("associations", "eipId"));
        Assert.Equal(["eipIds[0]"], (await bad.JsonAsync()).Texts("violations", "field"));
        Assert.Equal(before, await host.DumpAsync());
        Assert.Equal(0, host.Operations.Starts);
    }

    [Theory]
    [InlineData("""{"eipIds":["eip-1"]}""", "way")]
    [InlineData("""{"way":"by-magic","eipIds":["eip-1"]}""", "way")]
    [InlineData("""{"way":"multi-eip"}""", "eipIds")]
    [InlineData("""{"way":"multi-eip","eipIds":[]}""", "eipIds")]
    [InlineData("""{"way":"multi-eip","eipIds":["eip-1","eip-1"]}""", "eipIds")]
    [InlineData("""{"way":"multi-eip","eipIds":[7]}""", "eipIds[0]")]
    [InlineData("""{"way":"multi-eip","eipIds":[""]}""", "eipIds[0]")]
    [InlineData("""{"way":"multi-eip","eipIds":["eip-1"],"count":2}""", "count")]
    public async Task CarryOut_WrongBody_NamesTheField(string body, string field)
    {
        await using var host = await PrepareAsync();

        using var refused = await host.Owner.SendAsync("POST", Plans, body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task CarryOut_FiftyOneEips_IsRefused()
    {
        await using var host = await PrepareAsync();

        using var refused = await host.Owner.SendAsync("POST", Plans, Body("multi-eip", [.. Enumerable.Range(0, 51).Select(n => $"eip-{n}")]));

        _ = await refused.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task CarryOut_ReaderOnly_MayPlanButNotCarryOut()
    {
        await using var host = await PrepareAsync();
        using var reader = host.Client("reader.reader-secret");

        using var plan = await reader.SendAsync("GET", $"{Plans}?count=1");
        using var refused = await reader.SendAsync("POST", Plans, Body("multi-eip", ["eip-1"]));

        Assert.Equal(HttpStatusCode.OK, plan.StatusCode);
        _ = await refused.ProblemAsync(HttpStatusCode.Forbidden);
    }

    private static string Body(string way, IReadOnlyList<string> eipIds, bool dryRun = false) =>
        JsonSerializer.Serialize(new { way, eipIds, dryRun });

    private static string Eni(string instanceId, params string[] addresses) => JsonSerializer.Serialize(new
    {
        kind = "NetworkInterface",
        status = "InUse",
        type = "Secondary",
        vpcId = "vpc-1",
        privateIpAddresses = addresses,
        instanceId,
    });

    private static async Task<IReadOnlyList<string>> EipsAsync(ApiHost host, int count)
    {
        var ids = new List<string>();
        while (ids.Count < count)
        {
            ids.Add(await host.Owner.AllocateAsync());
        }

        return ids;
    }

    private async Task<ApiHost> PrepareAsync()
    {
        var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1", """{"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"10.0.0.1","instanceType":"ecs.g5.xlarge"}""");
        await host.Owner.RegisterAsync("eni-1", Eni("i-1", "10.0.1.1", "10.0.1.2", "10.0.1.3"));
        return host;
    }
}
