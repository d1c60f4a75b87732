using System.Collections.Concurrent;
using EipFunctions.Gateway.Http;
using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

/// <summary>What becomes of each answer that a gateway, or something before it, can give.</summary>
public sealed class HttpGatewayAnswerTests
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    private const string OfEip2 =
        """{"regionId":"cn-hangzhou","eipId":"eip-2","ipAddress":"47.0.0.1","resourceId":"i-1","resourceKind":"EcsInstance","mode":"NAT","privateIpAddress":"10.0.0.1","operationId":"op-1","accountId":"account-1"}""";

    [Theory]
    [InlineData(409, """{"title":"Rejected","status":409,"detail":"eip-1 is bound to i-2."}""", "eip-1 is bound to i-2.")]
    [InlineData(422, """{"title":"Rejected","detail":"No such port.","code":{"deep":[1]}}""", "No such port.")]
    [InlineData(409, """{"title":"The port is blocked."}""", "The port is blocked.")]
    public async Task Change_RejectedWithAReason_IsRejectedWithThatText(int status, string body, string reason)
    {
        await using var server = await AnsweringServer.StartAsync(status, $"{Problem}; charset=utf-8", body);

        foreach (var change in Changes(server.Gateway))
        {
            Assert.Equal(reason, (await Assert.ThrowsAsync<GatewayRejectedException>(change)).Message);
        }
    }

    [Fact]
    public async Task Change_RejectedAtLength_KeepsTheBeginning()
    {
        await using var server = await AnsweringServer.StartAsync(409, Problem, $$"""{"detail":"{{new string('x', 100_000)}}"}""");

        var rejected = await Assert.ThrowsAsync<GatewayRejectedException>(() => server.Gateway.BindAsync(Binding(), 1, default));

        Assert.Equal(new string('x', 1_000), rejected.Message);
    }

    [Theory]
    [InlineData(200, Json, "{}")]
    [InlineData(200, "text/html", "<html>Please log in</html>")]
    [InlineData(202, null, "")]
    [InlineData(302, null, "")]
    [InlineData(400, Problem, """{"detail":"What?"}""")]
    [InlineData(401, Problem, """{"detail":"Who?"}""")]
    [InlineData(404, "text/html", "<html>Not here</html>")]
    [InlineData(409, "text/html", "<html>Conflict</html>")]
    [InlineData(409, Json, """{"detail":"Not a problem's media type."}""")]
    [InlineData(409, Problem, "{}")]
    [InlineData(409, Problem, """{"detail":7}""")]
    [InlineData(409, Problem, """{"detail":" "}""")]
    [InlineData(409, Problem, "no JSON")]
    [InlineData(409, Problem, "null")]
    [InlineData(422, null, "")]
    [InlineData(429, Problem, """{"detail":"Slowly."}""")]
    [InlineData(500, "text/plain", "Oops")]
    [InlineData(502, "text/html", "<html>Bad gateway</html>")]
    [InlineData(503, Problem, """{"detail":"Later."}""")]
    [InlineData(504, null, "")]
    public async Task Change_AnyOtherAnswer_IsUnavailableAndMayHaveBeenMade(int status, string? mediaType, string body)
    {
        await using var server = await AnsweringServer.StartAsync(status, mediaType, body);

        foreach (var change in Changes(server.Gateway))
        {
            var e = await Assert.ThrowsAsync<GatewayUnavailableException>(change);
            Assert.StartsWith($"The gateway answered {status}", e.Message, StringComparison.Ordinal);
            Assert.EndsWith("The change may have been made; it can be repeated with the same fence.", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(HttpGatewayFixture.Key, $"{e}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(200, Json, "")]
    [InlineData(200, Json, "null")]
    [InlineData(200, Json, "[]")]
    [InlineData(200, Json, "{}")]
    [InlineData(200, Json, """{"fence":null,"binding":null}""")]
    [InlineData(200, Json, """{"fence":3}""")]
    [InlineData(200, Json, """{"fence":3,"binding":{"eipId":"eip-1"}}""")]
    [InlineData(200, Json, $$"""{"fence":3,"binding":{{OfEip2}}}""")]
    [InlineData(200, "text/html", "<html>Please log in</html>")]
    [InlineData(204, null, "")]
    [InlineData(404, Problem, """{"detail":"No such EIP."}""")]
    [InlineData(409, Problem, """{"detail":"A read is not rejected."}""")]
    [InlineData(503, null, "")]
    public async Task Read_AnyOtherAnswer_IsUnavailable(int status, string? mediaType, string body)
    {
        await using var server = await AnsweringServer.StartAsync(status, mediaType, body);

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => server.Gateway.ReadAsync(Region, "eip-1", default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => server.Gateway.ReadFenceAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task Read_Redirected_DoesNotFollowWithTheKey()
    {
        var paths = new ConcurrentQueue<string>();
        await using var server = await AnsweringServer.StartAsync(http =>
        {
            paths.Enqueue(http.Request.Path);
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });

        var e = await Assert.ThrowsAsync<GatewayUnavailableException>(() => server.Gateway.ReadAsync(Region, "eip-1", default));

        Assert.Equal(["/v1/binding"], paths);
        Assert.EndsWith("Check the setting Gateway:Endpoint.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FieldsThatNobodyKnows_AreIgnored()
    {
        await using var server = await AnsweringServer.StartAsync(200, Json, """{"fence":3,"binding":null,"since":"2026"}""");

        Assert.Null(await server.Gateway.ReadAsync(Region, "eip-1", default));
        Assert.Equal(3, await server.Gateway.ReadFenceAsync(Region, "eip-1", default));
    }

    [Theory]
    [InlineData("""{"items":[],"more":true}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"items":[null],"more":false}""")]
    [InlineData($$"""{"items":[{"binding":{{OfEip2}},"fence":1},{"binding":{{OfEip2}},"fence":1}],"more":false}""")]
    public async Task List_PageThatCannotBe_IsUnavailable(string page)
    {
        await using var server = await AnsweringServer.StartAsync(200, Json, page);

        await Assert.ThrowsAsync<GatewayUnavailableException>(async () => await server.Gateway.ListAsync(Account, Region, null, default).ToListAsync());
    }

    [Fact]
    public async Task List_WhatWasNotAskedFor_IsUnavailable()
    {
        await using var server = await AnsweringServer.StartAsync(200, Json, $$"""{"items":[{"binding":{{OfEip2}},"fence":1}],"more":false}""");

        Assert.Single(await server.Gateway.ListAsync(Account, Region, "eip-1", default).ToListAsync());
        await Assert.ThrowsAsync<GatewayUnavailableException>(async () => await server.Gateway.ListAsync("account-2", Region, null, default).ToListAsync());
        await Assert.ThrowsAsync<GatewayUnavailableException>(async () => await server.Gateway.ListAsync(Account, "cn-beijing", null, default).ToListAsync());
        await Assert.ThrowsAsync<GatewayUnavailableException>(async () => await server.Gateway.ListAsync(Account, Region, "eip-2", default).ToListAsync());
    }

    [Fact]
    public async Task Read_AnswerBeyondTheBound_IsUnavailable()
    {
        const string State = """{"fence":3,"binding":null}""";
        await using var smaller = await AnsweringServer.StartAsync(200, Json, new string(' ', 4_000_000) + State);
        await using var server = await AnsweringServer.StartAsync(200, Json, new string(' ', 5_000_000) + State);

        Assert.Null(await smaller.Gateway.ReadAsync(Region, "eip-1", default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => server.Gateway.ReadAsync(Region, "eip-1", default));
    }

    private static IEnumerable<Func<Task>> Changes(HttpGateway gateway) =>
    [
        () => gateway.BindAsync(Binding(), 1, default),
        () => gateway.RebindAsync(Binding(), 1, default),
        () => gateway.UnbindAsync(Region, "eip-1", 1, default),
    ];
}
