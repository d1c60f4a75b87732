using System.Net;
using System.Text;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class BadRequestTests(AzuriteFixture azurite)
{
    private const string Associate = $"{ApiHost.Eips}/eip-1/associate";
    private const string Ecs = $"{ApiHost.Resources}/i-1";

    [Theory]
    [InlineData("POST", ApiHost.Eips, """{"bandwidth":1,}""", "$.bandwidth")]
    [InlineData("POST", ApiHost.Eips, """{"tags":{"a":tru}}""", "$.tags.a")]
    [InlineData("POST", ApiHost.Eips, """{"bandwidth":1,"bandwidth":2}""", "$")]
    [InlineData("POST", ApiHost.Eips, "[]", "$")]
    [InlineData("POST", ApiHost.Eips, "null", "$")]
    [InlineData("POST", ApiHost.Eips, """{"bandwith":5}""", "bandwith")]
    [InlineData("POST", ApiHost.Eips, """{"bandwidth":"5"}""", "bandwidth")]
    [InlineData("POST", ApiHost.Eips, """{"bandwidth":1.5}""", "bandwidth")]
    [InlineData("POST", ApiHost.Eips, """{"bandwidth":0}""", "bandwidth")]
    [InlineData("POST", ApiHost.Eips, """{"bandwidth":501}""", "bandwidth")]
    [InlineData("POST", ApiHost.Eips, """{"bandwidth":201,"internetChargeType":"PayByTraffic"}""", "bandwidth")]
    [InlineData("POST", ApiHost.Eips, """{"internetChargeType":"paybytraffic"}""", "internetChargeType")]
    [InlineData("POST", ApiHost.Eips, """{"internetChargeType":1}""", "internetChargeType")]
    [InlineData("POST", ApiHost.Eips, """{"deletionProtection":"yes"}""", "deletionProtection")]
    [InlineData("POST", ApiHost.Eips, """{"tags":{"acs:x":"1"}}""", "tags.acs:x")]
    [InlineData("POST", ApiHost.Eips, """{"tags":{"Aliyun":"1"}}""", "tags.Aliyun")]
    [InlineData("POST", ApiHost.Eips, """{"tags":{"a":1}}""", "tags.a")]
    [InlineData("POST", ApiHost.Eips, """{"tags":["a"]}""", "tags")]
    [InlineData("POST", ApiHost.Eips, "{\"name\":\"\\ud800\"}", "name")]
    [InlineData("POST", ApiHost.Eips, "{\"\\ud800\":1}", "$")]
    [InlineData("POST", Associate, null, "$")]
    [InlineData("POST", Associate, "{}", "resourceId")]
    [InlineData("POST", Associate, """{"resourceId":""}""", "resourceId")]
    [InlineData("POST", Associate, """{"resourceId":"i","privateIpAddress":"10.0.0.256"}""", "privateIpAddress")]
    [InlineData("POST", Associate, """{"resourceId":"i","privateIpAddress":"1"}""", "privateIpAddress")]
    [InlineData("POST", Associate, """{"resourceId":"i","mode":"SNAT"}""", "mode")]
    [InlineData("POST", Associate, """{"resourceId":"i","resourceKind":"Bucket"}""", "resourceKind")]
    [InlineData("PUT", Ecs, """{"status":"Running"}""", "kind")]
    [InlineData("PUT", Ecs, """{"kind":"NatGateway","status":"Available","vpcId":"vpc-1"}""", "kind")]
    [InlineData("PUT", Ecs, """{"kind":"Nat","status":"Available","adressType":"Internet"}""", "adressType")]
    [InlineData("PUT", Ecs, """{"kind":"EcsInstance"}""", "privateIpAddress,status")]
    [InlineData("PUT", Ecs, """{"kind":"HaVip","status":"InUse","privateIpAddress":"::1"}""", "privateIpAddress")]
    [InlineData("PUT", Ecs, """{"kind":"Nat","status":"Available","resourceId":"i-2"}""", "resourceId")]
    [InlineData("PUT", Ecs, """{"kind":"Nat","status":"Available","regionId":"x"}""", "regionId")]
    [InlineData("PUT", Ecs, """{"kind":"NetworkInterface","status":"InUse","type":"Secondary","privateIpAddresses":[]}""", "privateIpAddresses")]
    [InlineData("PUT", Ecs, """{"kind":"NetworkInterface","status":"InUse","type":"Secondary","privateIpAddresses":["10.0.0.1",7]}""", "privateIpAddresses[1]")]
    [InlineData("GET", $"{ApiHost.Eips}?pageSize=0", null, "pageSize")]
    [InlineData("GET", $"{ApiHost.Eips}?pageSize=1001", null, "pageSize")]
    [InlineData("GET", $"{ApiHost.Eips}?pageSize=1&pageSize=2", null, "pageSize")]
    [InlineData("GET", $"{ApiHost.Eips}?continuationToken=garbage", null, "continuationToken")]
    [InlineData("GET", $"{ApiHost.Eips}?continuationToken=%00", null, "continuationToken")]
    [InlineData("GET", $"{ApiHost.Eips}?state=Free&page=1", null, "page,state")]
    [InlineData("GET", "/api/operations?status=Done&kind=x&pageSize=101", null, "kind,pageSize,status")]
    [InlineData("DELETE", $"{ApiHost.Eips}/eip-1?dryRun=1", null, "dryRun")]
    public async Task Request_Invalid_NamesEveryField(string verb, string path, string? body, string fields)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync(verb, path, body);

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(fields.Split(','), problem.Texts("errors", "field").Distinct().Order(StringComparer.Ordinal));
        Assert.All(problem.Texts("errors", "remedy"), Assert.NotEmpty);
    }

    [Theory]
    [InlineData("""{"status":"Available"}""")]
    [InlineData("""{"kind":"NatGateway","status":"Available"}""")]
    public async Task Put_ResourceOfNoKind_ListsTheKinds(string body)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("PUT", Ecs, body);

        var error = (await response.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors")[0];
        Assert.Contains(
            "EcsInstance, SlbInstance, NetworkInterface, Nat, HaVip",
            $"{error.GetProperty("rule").GetString()} {error.GetProperty("remedy").GetString()}",
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownEnumValue_ListsTheAllowedOnes()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("POST", Associate, """{"resourceId":"i","mode":"SNAT"}""");

        var error = (await response.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors")[0];
        Assert.Equal(("SNAT", "It must be one of NAT, BINDED, MULTI_BINDED."), (error.Text("value"), error.Text("rule")));
    }

    [Theory]
    [InlineData("Idempotency-Key", "")]
    [InlineData("Idempotency-Key", "ключ")]
    [InlineData("Idempotency-Key", "12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task IdempotencyKey_Invalid_IsRefused(string header, string value)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var client = host.Client("owner.owner-secret");
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiHost.Eips);
        request.Headers.TryAddWithoutValidation(header, value.All(char.IsAscii) ? value : "\u007f");

        using var response = await client.SendAsync(request);

        Assert.Equal([header], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Lengths_BeyondTheLimits_AreRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var tags = string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"t{i}\":\"\""));

        using var name = await host.Owner.SendAsync("POST", ApiHost.Eips, $$"""{"name":"{{new string('n', 129)}}"}""");
        using var many = await host.Owner.SendAsync("POST", ApiHost.Eips, $"{{\"tags\":{{{tags}}}}}");
        using var id = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{new string('e', 129)}");
        using var longest = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{new string('e', 128)}");
        using var large = await host.Owner.SendAsync("POST", ApiHost.Eips, $$"""{"name":"{{new string('n', 65_536)}}"}""");

        Assert.Equal(["name"], (await name.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        Assert.Equal(["tags"], (await many.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        Assert.Equal(["eipId"], (await id.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        _ = await longest.ProblemAsync(HttpStatusCode.NotFound);
        _ = await large.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Body_NotJson_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var utf16 = new StringContent("{}", Encoding.Unicode, "application/json");
        using var chunked = new StreamContent(new MemoryStream(new byte[70_000])) { Headers = { { "Content-Type", "application/json" } } };
        chunked.Headers.ContentLength = null;

        using var plain = await host.Owner.PostAsync(ApiHost.Eips, text);
        using var wide = await host.Owner.PostAsync(ApiHost.Eips, utf16);
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiHost.Eips) { Content = chunked, Headers = { TransferEncodingChunked = true } };
        using var endless = await host.Owner.SendAsync(request);

        _ = await plain.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
        _ = await wide.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
        _ = await endless.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Path_UnknownOrWithWrongVerb_IsAProblem()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var unknown = await host.Owner.SendAsync("GET", "/api/eips");
        using var wrongVerb = await host.Owner.SendAsync("PUT", "/api/operations/op-1");

        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
        _ = await wrongVerb.ProblemAsync(HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["GET"], wrongVerb.Content.Headers.Allow);
    }

    [Fact]
    public async Task Token_OfAnotherList_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        _ = await host.Owner.AllocateAsync();
        _ = await host.Owner.AllocateAsync();
        using var page = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?pageSize=1");
        var token = (await page.JsonAsync()).Text("continuationToken");

        using var other = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}?continuationToken={token}");
        using var otherFilter = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?state=InUse&continuationToken={token}");

        _ = await other.ProblemAsync(HttpStatusCode.BadRequest);
        _ = await otherFilter.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Store_Unreachable_IsToBeTriedAgainAndTellsNothing()
    {
        var nowhere = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aGVsbG8=;TableEndpoint=http://127.0.0.1:{Testing.AzuriteServer.FreePort()}/a;";
        await using var host = await ApiHost.StartAsync(azurite, nowhere);

        foreach (var (verb, path) in ((string, string)[])[("GET", ApiHost.Eips), ("POST", ApiHost.Eips), ("PUT", Ecs)])
        {
            using var response = await host.Owner.SendAsync(verb, path, verb == "PUT" ? Http.Nat : null);
            var problem = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.NotNull(response.Headers.RetryAfter);
            Assert.DoesNotContain("127.0.0.1", problem.GetRawText(), StringComparison.Ordinal);
        }
    }
}
