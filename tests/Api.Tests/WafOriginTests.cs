using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class WafOriginTests(AzuriteFixture azurite)
{
    private const string Body = """{"domains":["WWW.example.com","*.bücher.example","www.example.com"],"note":"shop"}""";

    [Fact]
    public async Task PutListDelete_GoTogether()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await UsedAsync(host);

        using var created = await host.Owner.SendAsync("PUT", Origin(eipId), Body);
        using var eip = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        using var again = await host.Owner.SendAsync("PUT", Origin(eipId), Body.Replace("WWW", "www", StringComparison.Ordinal));
        using var unchanged = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        using var list = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/waf-origins");
        using var deleted = await host.Owner.SendAsync("DELETE", Origin(eipId));
        using var deletedAgain = await host.Owner.SendAsync("DELETE", Origin(eipId));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, again.StatusCode));
        var origin = await created.JsonAsync();
        Assert.Equal(["*.xn--bcher-kva.example", "www.example.com"], origin.GetProperty("domains").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(("waf/1", "shop"), (origin.Text("wafInstanceId"), origin.Text("note")));
        Assert.Empty(origin.GetProperty("warnings").EnumerateArray());
        Assert.Equal(["waf/1"], (await list.JsonAsync()).Texts("items", "wafInstanceId"));
        Assert.Equal(["waf/1"], (await eip.JsonAsync()).Texts("wafOrigins", "wafInstanceId"));
        Assert.Equal(eip.Headers.ETag, unchanged.Headers.ETag);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Contains("'waf/1'", (await deletedAgain.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_EipThatIsNotInUse_WarnsAndRecords()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();

        using var created = await host.Owner.SendAsync("PUT", Origin(eipId), Body);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(["waf-origin-unreachable"], (await created.JsonAsync()).Texts("warnings", "id"));
    }

    [Theory]
    [InlineData("{}", "domains")]
    [InlineData("""{"domains":[]}""", "domains")]
    [InlineData("""{"domains":"a.example.com"}""", "domains")]
    [InlineData("""{"domains":["a.example.com","10.0.0.1"]}""", "domains[1]")]
    [InlineData("""{"domains":[7]}""", "domains[0]")]
    [InlineData("""{"domains":["a.example.com"],"port":80}""", "port")]
    public async Task Put_BadBody_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();

        using var response = await host.Owner.SendAsync("PUT", Origin(eipId), body);

        Assert.Equal([field], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Put_AtAndBeyondTheLimits_AcceptsTheFirstOnly()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        for (var i = 0; i < 20; i++)
        {
            using var recorded = await host.Owner.SendAsync("PUT", Origin(eipId, $"waf-{i}"), Domains(50));
            Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        }

        using var oneMore = await host.Owner.SendAsync("PUT", Origin(eipId), Domains(1));
        using var tooManyDomains = await host.Owner.SendAsync("PUT", Origin(eipId, "waf-1"), Domains(51));
        using var longNote = await host.Owner.SendAsync(
            "PUT", Origin(eipId, "waf-1"), JsonSerializer.Serialize(new { domains = new[] { "a.example.com" }, note = new string('n', 257) }));

        Assert.EndsWith(":quota-exceeded", (await oneMore.ProblemAsync(HttpStatusCode.Conflict)).Text("type"), StringComparison.Ordinal);
        Assert.Equal(["domains"], (await tooManyDomains.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        Assert.Equal(["note"], (await longNote.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Put_WhileAnOperationRuns_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        using var accepted = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/associate", """{"resourceId":"i-1"}""");

        using var put = await host.Owner.SendAsync("PUT", Origin(eipId), Body);
        using var deleted = await host.Owner.SendAsync("DELETE", Origin(eipId));

        Assert.EndsWith(":conflict", (await put.ProblemAsync(HttpStatusCode.Conflict)).Text("type"), StringComparison.Ordinal);
        Assert.EndsWith(":conflict", (await deleted.ProblemAsync(HttpStatusCode.Conflict)).Text("type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_WhatTheCallerMayNot_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        using var blue = host.Client("blue.blue-secret");
        using var reader = host.Client("reader.reader-secret");

        foreach (var (verb, path) in new[] { ("PUT", Origin(eipId)), ("DELETE", Origin(eipId)), ("GET", $"{ApiHost.Eips}/{eipId}/waf-origins") })
        {
            using var hidden = await blue.SendAsync(verb, path, verb == "PUT" ? Body : null);
            _ = await hidden.ProblemAsync(HttpStatusCode.NotFound);
        }

        using var lacksRight = await reader.SendAsync("PUT", Origin(eipId), Body);
        _ = await lacksRight.ProblemAsync(HttpStatusCode.Forbidden);
    }

    private static string Origin(string eipId, string wafInstanceId = "waf/1") =>
        $"{ApiHost.Eips}/{eipId}/waf-origins/{Uri.EscapeDataString(wafInstanceId)}";

    private static string Domains(int count) =>
        JsonSerializer.Serialize(new { domains = Enumerable.Range(0, count).Select(i => $"{i}.example.com") });

    private static async Task<string> UsedAsync(ApiHost host)
    {
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "i-1");
        return eipId;
    }
}
