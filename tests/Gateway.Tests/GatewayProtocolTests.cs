using System.Net;
using System.Text;
using System.Text.Json;
using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

/// <summary>The simulated gateway's side of the protocol, asked by hand.</summary>
public sealed class GatewayProtocolTests : IAsyncLifetime
{
    private const string Of = $"binding?regionId={Region}&eipId=eip-1";

    private const string Change =
        """{"fence":1,"replace":false,"binding":{"regionId":"cn-hangzhou","eipId":"eip-1","ipAddress":"47.0.0.1","resourceId":"i-1","resourceKind":"EcsInstance","mode":"NAT","privateIpAddress":"10.0.0.1","operationId":"op-1","accountId":"account-1"}}""";

    private readonly HttpGatewayFixture _fixture = new();
    private readonly HttpClient _http = new();

    public async ValueTask InitializeAsync()
    {
        await _fixture.StartAsync();
        _http.BaseAddress = new($"{_fixture.Endpoint}/v1/");
        _http.DefaultRequestHeaders.Add("x-gateway-key", HttpGatewayFixture.Key);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _fixture.DisposeAsync();
    }

    // The examples of docs/gateway.md.
    [Fact]
    public async Task Requests_OfTheDocumentation_AreAnsweredAsItSays()
    {
        Assert.Equal((204, ""), await SendAsync(HttpMethod.Put, Of, Change));
        Assert.Equal((200, Change.Replace(",\"replace\":false", "", StringComparison.Ordinal)), await SendAsync(HttpMethod.Get, Of));
        var (status, page) = await SendAsync(HttpMethod.Get, $"bindings?accountId={Account}&regionId={Region}&limit=500");
        Assert.Equal(200, status);
        Assert.StartsWith("""{"items":[{"binding":{"regionId":"cn-hangzhou","eipId":"eip-1",""", page, StringComparison.Ordinal);
        Assert.EndsWith(""","fence":1}],"more":false}""", page, StringComparison.Ordinal);
        Assert.Equal((204, ""), await SendAsync(HttpMethod.Delete, $"{Of}&fence=2"));
        Assert.Equal((200, """{"fence":2,"binding":null}"""), await SendAsync(HttpMethod.Get, Of));
        Assert.Equal(
            "Fence 1 of eip-1 is older than 2, which the gateway has seen.",
            await ProblemAsync(409, HttpMethod.Put, Of, Change));
        _fixture.Faults.Set(new() { Outage = true });
        Assert.Equal("The gateway is down (simulated).", await ProblemAsync(503, HttpMethod.Get, Of));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("the-secret-of-the-gatewa")]
    [InlineData("THE-SECRET-OF-THE-GATEWAY")]
    public async Task Requests_WithoutTheKey_AreRefusedBeforeAnythingElse(string? key)
    {
        _http.DefaultRequestHeaders.Remove("x-gateway-key");
        _http.DefaultRequestHeaders.Add("x-gateway-key", key is null ? [] : [key]);

        Assert.Contains("x-gateway-key", await ProblemAsync(401, HttpMethod.Put, Of, Change), StringComparison.Ordinal);
        Assert.Contains("x-gateway-key", await ProblemAsync(401, HttpMethod.Delete, "binding"), StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Simulated.ReadFenceAsync(Region, "eip-1", default));
    }

    [Theory]
    [InlineData("GET", "binding?regionId=r", null, "eipId")]
    [InlineData("GET", "binding?regionId=r&eipId=a&eipId=b", null, "eipId")]
    [InlineData("DELETE", Of, null, "fence")]
    [InlineData("DELETE", $"{Of}&fence=-1", null, "fence")]
    [InlineData("DELETE", $"{Of}&fence=9223372036854775808", null, "fence")]
    [InlineData("GET", "bindings?accountId=a&regionId=r&limit=1001", null, "limit")]
    [InlineData("PUT", "binding?regionId=cn-hangzhou&eipId=eip-2", Change, "eipId")]
    [InlineData("PUT", Of, "null", "null")]
    [InlineData("PUT", Of, "{", "")]
    [InlineData("PUT", Of, """{"fence":1,"binding":null}""", "binding")]
    public async Task Requests_NotOfTheProtocol_AreRefusedWithTheFault(string method, string path, string? body, string fault)
    {
        Assert.Contains(fault, await ProblemAsync(400, new(method), path, body), StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Simulated.ReadFenceAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task Answers_AreNotToBeStored()
    {
        using var answer = await _http.GetAsync(new Uri(Of, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> ProblemAsync(int status, HttpMethod method, string path, string? body = null)
    {
        var answer = await SendAsync(method, path, body);
        Assert.True(answer.Status == status, $"{method} {path} answered {answer.Status}: {answer.Body}");
        using var problem = JsonDocument.Parse(answer.Body);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }
}
