using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class HoldTests(AzuriteFixture azurite)
{
    private const string Holds = $"/api/regions/{ApiHost.Region}/holds";
    private const string BlueEcs =
        """{"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"10.9.9.9","resourceGroupId":"blue"}""";

    [Fact]
    public async Task Disassociate_WithHold_IsShownListedAndEnded()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await HeldAsync(host, """{"resourceId":"i-1","policy":{"onResourceGone":"Hold","holdSeconds":600}}""");

        var hold = (await ReadAsync(host, eipId)).GetProperty("hold");
        Assert.Equal((eipId, "i-1", "EcsInstance"), (hold.Text("eipId"), hold.Text("resourceId"), hold.Text("resourceKind")));
        Assert.Equal(TimeSpan.FromHours(1), hold.GetProperty("until").GetDateTimeOffset() - hold.GetProperty("since").GetDateTimeOffset());
        Assert.Equal(600, hold.GetProperty("policy").GetProperty("holdSeconds").GetInt32());
        Assert.True(hold.GetProperty("releaseAfterwards").GetBoolean());
        using var list = await host.Owner.SendAsync("GET", Holds);
        Assert.Equal([eipId], (await list.JsonAsync()).Texts("items", "eipId"));
        using var idle = await host.Owner.SendAsync("GET", $"/api/regions/{ApiHost.Region}/idle-eips");
        Assert.Empty((await idle.JsonAsync()).GetProperty("items").EnumerateArray());

        using var ended = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}/hold");
        using var again = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}/hold");
        using var unknown = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/eip-9/hold");

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Contains("is not held", (await again.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"), StringComparison.Ordinal);
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
        Assert.False((await ReadAsync(host, eipId)).TryGetProperty("hold", out _));
    }

    [Fact]
    public async Task Candidates_HeldEip_AreBlockedButForTheReplacement()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await HeldAsync(host, """{"resourceId":"i-1"}""");
        await host.Owner.RegisterAsync("i-2");
        await host.Owner.RegisterAsync("i-3", Http.Ecs.Replace("\"vpcId\"", "\"replaces\":\"i-1\",\"vpcId\"", StringComparison.Ordinal));

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/candidates");

        var items = (await response.JsonAsync()).GetProperty("items").EnumerateArray()
            .ToDictionary(one => one.Text("resourceId"), one => one.GetProperty("violations").EnumerateArray().Select(v => v.Text("ruleId")).ToList());
        Assert.Equal(["eip-not-held"], items["i-2"]);
        Assert.Empty(items["i-3"]);
    }

    [Fact]
    public async Task Read_RamUserOfAnotherGroup_SeesTheHoldButNotTheResource()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        var hidden = await HeldAsync(host, """{"resourceId":"i-1"}""", """{"resourceGroupId":"blue"}""");
        await host.Owner.RegisterAsync("i-blue", BlueEcs);
        var seen = await HeldAsync(host, """{"resourceId":"i-blue"}""", """{"resourceGroupId":"blue"}""", register: false);
        var others = await HeldAsync(host, """{"resourceId":"i-1"}""", register: false);

        using var list = await blue.SendAsync("GET", Holds);
        var holds = (await list.JsonAsync()).GetProperty("items").EnumerateArray().ToDictionary(one => one.Text("eipId"));

        Assert.Equal([hidden, seen], holds.Keys.OrderBy(id => id == seen));
        Assert.False(holds[hidden].TryGetProperty("resourceId", out _));
        Assert.False(holds[hidden].TryGetProperty("privateIpAddress", out _));
        Assert.Equal("i-blue", holds[seen].Text("resourceId"));
        using var ended = await blue.SendAsync("DELETE", $"{ApiHost.Eips}/{others}/hold");
        _ = await ended.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"hold":{}}""", "hold.seconds")]
    [InlineData("""{"hold":{"seconds":59}}""", "hold.seconds")]
    [InlineData("""{"hold":{"seconds":2592001}}""", "hold.seconds")]
    [InlineData("""{"hold":{"seconds":60,"releaseAfterwards":"yes"}}""", "hold.releaseAfterwards")]
    [InlineData("""{"hold":{"seconds":60,"until":1}}""", "hold.until")]
    [InlineData("""{"hold":60}""", "hold")]
    public async Task Disassociate_BadHold_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/eip-1/disassociate", body);

        Assert.Equal([field], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Theory]
    [InlineData("""{}""", "onResourceGone")]
    [InlineData("""{"onResourceGone":"Drop","holdSeconds":5}""", "onResourceGone")]
    [InlineData("""{"onResourceGone":"Hold","holdSeconds":5}""", "holdSeconds")]
    [InlineData("""{"onResourceGone":"Keep","holdSeconds":60}""", "holdSeconds")]
    [InlineData("""{"onResourceGone":"Release","releaseAfterHold":true}""", "releaseAfterHold")]
    public async Task Policy_BadBody_NamesTheField(string policy, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var associate = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/eip-1/associate", $$"""{"resourceId":"i-1","policy":{{policy}}}""");
        using var put = await host.Owner.SendAsync("PUT", $"{ApiHost.Eips}/eip-1/association/policy", policy);

        Assert.Equal([$"policy.{field}"], (await associate.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        Assert.Equal([field], (await put.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task PutPolicy_Associated_IsShownAndHonoursIfMatch()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        var path = $"{ApiHost.Eips}/{eipId}/association/policy";
        const string Policy = """{"onResourceGone":"Hold","holdSeconds":3600,"releaseAfterHold":true}""";

        using var free = await host.Owner.SendAsync("PUT", path, Policy);
        await host.Owner.AssociateAsync(eipId, "i-1");
        using var stale = await host.Owner.SendAsync("PUT", path, Policy, ("If-Match", "\"stale\""));
        using var changed = await host.Owner.SendAsync("PUT", path, Policy);
        using var unknown = await host.Owner.SendAsync("PUT", $"{ApiHost.Eips}/eip-9/association/policy", Policy);

        _ = await free.ProblemAsync(HttpStatusCode.Conflict);
        _ = await stale.ProblemAsync(HttpStatusCode.PreconditionFailed);
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var policy = (await changed.JsonAsync()).GetProperty("association").GetProperty("policy");
        Assert.Equal(("Hold", 3600, true), (policy.Text("onResourceGone"), policy.GetProperty("holdSeconds").GetInt32(), policy.GetProperty("releaseAfterHold").GetBoolean()));
    }

    private static async Task<JsonElement> ReadAsync(ApiHost host, string eipId)
    {
        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        return await response.JsonAsync();
    }

    private static async Task<string> HeldAsync(ApiHost host, string association, string allocation = "{}", bool register = true)
    {
        if (register)
        {
            await host.Owner.RegisterAsync("i-1");
        }

        var eipId = await host.Owner.AllocateAsync(allocation);
        using var associated = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/associate", association, ("Prefer", "wait=5"));
        Assert.True(associated.StatusCode == HttpStatusCode.OK, await associated.Content.ReadAsStringAsync());
        using var held = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/{eipId}/disassociate", """{"hold":{"seconds":3600,"releaseAfterwards":true}}""", ("Prefer", "wait=5"));
        Assert.True(held.StatusCode == HttpStatusCode.OK, await held.Content.ReadAsStringAsync());
        return eipId;
    }
}
