using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class DeferTests(AzuriteFixture azurite)
{
    private const string Pending =
        """{"kind":"EcsInstance","status":"Pending","vpcId":"vpc-1","privateIpAddress":"192.168.0.10"}""";

    private const string Deferred = """{"resourceId":"i-1","defer":{"expiresInSeconds":60}}""";

    [Theory]
    [InlineData("wait=5")]
    [InlineData(null)]
    public async Task Associate_ResourceOnItsWay_IsAcceptedAndShownWaiting(string? prefer)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);

        using var accepted = await host.Owner.SendAsync(
            "POST", $"{eip}/associate", Deferred, prefer is null ? [] : [("Prefer", prefer)]);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var operation = await accepted.JsonAsync();
        Assert.Equal("Waiting", operation.Text("status"));
        Assert.Equal(["ecs-state"], operation.Texts("violations", "ruleId"));
        Assert.True(operation.TryGetProperty("expiresAt", out _));
        using var read = await host.Owner.SendAsync("GET", accepted.Headers.Location!.ToString());
        Assert.Equal("1", read.Headers.RetryAfter!.ToString());
    }

    [Fact]
    public async Task Associate_WaitedInVain_AnswersAProblemWithTheReason()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        host.Operations.Ending = Ending.Expire;

        using var ended = await host.Owner.SendAsync("POST", $"{eip}/associate", Deferred, ("Prefer", "wait=5"));

        var problem = await ended.ProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal("urn:eipfunctions:problem:expired", problem.Text("type"));
        Assert.Equal(["ecs-state"], problem.Texts("violations", "ruleId"));
        Assert.NotEmpty(problem.Text("operationId"));
    }

    [Theory]
    [InlineData("""{"expiresInSeconds":9}""", "defer.expiresInSeconds")]
    [InlineData("""{"expiresInSeconds":86401}""", "defer.expiresInSeconds")]
    [InlineData("""{"expiresInSeconds":"60"}""", "defer.expiresInSeconds")]
    [InlineData("""{}""", "defer.expiresInSeconds")]
    [InlineData("""{"expiresInSeconds":60,"until":"noon"}""", "defer.until")]
    [InlineData("60", "defer")]
    public async Task Associate_BadDefer_NamesTheField(string defer, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/eip-1/associate", $$"""{"resourceId":"i-1","defer":{{defer}}}""");

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Theory]
    [InlineData("""{"resourceId":"i-1"}""")]
    [InlineData("""{"resourceId":"i-1","defer":null}""")]
    public async Task Associate_NotDeferred_IsRefusedAtOnce(string body)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);

        using var refused = await host.Owner.SendAsync("POST", $"{eip}/associate", body);

        Assert.Equal(["ecs-state"], (await refused.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task Associate_SameKeyWithoutDefer_IsAnotherRequest()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        using var first = await host.Owner.SendAsync("POST", $"{eip}/associate", Deferred, ("Idempotency-Key", "k"));

        using var second = await host.Owner.SendAsync(
            "POST", $"{eip}/associate", """{"resourceId":"i-1"}""", ("Idempotency-Key", "k"));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity), (first.StatusCode, second.StatusCode));
    }

    private static async Task<string> PrepareAsync(ApiHost host)
    {
        await host.Owner.RegisterAsync("i-1", Pending);
        return $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";
    }
}
