using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class AssociationTests(AzuriteFixture azurite)
{
    private const string ToInstance = """{"resourceId":"i-1"}""";

    [Fact]
    public async Task Associate_Default_IsAcceptedWhenDecided()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);

        using var accepted = await host.Owner.SendAsync("POST", $"{eip}/associate", ToInstance);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("1", accepted.Headers.RetryAfter!.ToString());
        var operation = await accepted.JsonAsync();
        Assert.Equal(("Running", "AssociateEip"), (operation.Text("status"), operation.Text("kind")));
        Assert.Equal($"/api/operations/{operation.Text("operationId")}", accepted.Headers.Location!.ToString());
        using var read = await host.Owner.SendAsync("GET", accepted.Headers.Location.ToString());
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Associate_RespondAsync_IsAcceptedUndecided()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);

        using var accepted = await host.Owner.SendAsync("POST", $"{eip}/associate", ToInstance, ("Prefer", "respond-async"));

        Assert.Equal((HttpStatusCode.Accepted, "Pending"), (accepted.StatusCode, (await accepted.JsonAsync()).Text("status")));
        Assert.Equal(["respond-async"], accepted.Headers.GetValues("Preference-Applied"));
    }

    [Fact]
    public async Task Associate_Wait_AnswersTheEnd()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);

        using var ended = await host.Owner.SendAsync("POST", $"{eip}/associate", ToInstance, ("Prefer", "respond-async, wait=10"));

        Assert.Equal((HttpStatusCode.OK, "Succeeded"), (ended.StatusCode, (await ended.JsonAsync()).Text("status")));
        Assert.Equal(["wait=10"], ended.Headers.GetValues("Preference-Applied"));
        using var read = await host.Owner.SendAsync("GET", eip);
        var association = (await read.JsonAsync()).GetProperty("association");
        Assert.Equal(("i-1", "192.168.0.10"), (association.Text("resourceId"), association.Text("privateIpAddress")));
    }

    [Theory]
    [InlineData(nameof(Ending.RollBack), "rolled-back")]
    [InlineData(nameof(Ending.Fail), "operation-failed")]
    public async Task Associate_WaitForBadEnd_AnswersAProblem(string ending, string type)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        host.Operations.Ending = Enum.Parse<Ending>(ending);

        using var ended = await host.Owner.SendAsync("POST", $"{eip}/associate", ToInstance, ("Prefer", "wait=10"));

        var problem = await ended.ProblemAsync(HttpStatusCode.Conflict);
        Assert.EndsWith(type, problem.Text("type"), StringComparison.Ordinal);
        Assert.StartsWith("op-", problem.Text("operationId"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wait=1", nameof(Ending.StayRunning), "Running")]
    [InlineData("wait=1", nameof(Ending.StayPending), "Pending")]
    [InlineData("wait=nonsense", nameof(Ending.StayPending), "Pending")]
    public async Task Associate_NotDoneInTime_IsAccepted(string prefer, string ending, string status)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        host.Operations.Ending = Enum.Parse<Ending>(ending);

        using var accepted = await host.Owner.SendAsync("POST", $"{eip}/associate", ToInstance, ("Prefer", prefer));

        Assert.Equal((HttpStatusCode.Accepted, status), (accepted.StatusCode, (await accepted.JsonAsync()).Text("status")));
    }

    [Fact]
    public async Task Associate_RulesViolated_AnswersAllOfThem()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        await host.Owner.RegisterAsync("i-2", """{"kind":"EcsInstance","status":"Pending","privateIpAddress":"10.0.0.1","publicIpAddress":"8.8.8.8"}""");

        using var refused = await host.Owner.SendAsync("POST", $"{eip}/associate", """{"resourceId":"i-2"}""");

        var problem = await refused.ProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal(
            ["ecs-no-public-ip", "ecs-state", "resource-in-vpc"],
            problem.Texts("violations", "ruleId").Order(StringComparer.Ordinal));
        Assert.All(problem.Texts("violations", "remedy"), Assert.NotEmpty);
    }

    [Theory]
    [InlineData("eip-none", "i-1", "", HttpStatusCode.NotFound)]
    [InlineData(null, "i-none", "", HttpStatusCode.NotFound)]
    [InlineData(null, "i-1", ",\"mode\":\"BINDED\"", HttpStatusCode.BadRequest)]
    [InlineData(null, "i-1", ",\"privateIpAddress\":\"192.168.0.10\"", HttpStatusCode.BadRequest)]
    [InlineData(null, "i-1", ",\"resourceKind\":\"Nat\"", HttpStatusCode.Conflict)]
    public async Task Associate_Refused_StatusSaysWhoseFault(string? eipId, string resourceId, string more, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        var path = eipId is null ? eip : $"{ApiHost.Eips}/{eipId}";

        using var refused = await host.Owner.SendAsync("POST", $"{path}/associate", $$"""{"resourceId":"{{resourceId}}"{{more}}}""");

        Assert.NotEmpty((await refused.ProblemAsync(status)).Texts("violations", "ruleId"));
    }

    [Theory]
    [InlineData("cn-hangzhou", "cn-hangzhou", "cn-beijing")]
    [InlineData("cn-hangzhou", "cn-beijing", "cn-hangzhou")]
    [InlineData("cn-hangzhou", "cn-beijing", "cn-beijing")]
    public async Task Associate_WrongRegion_NamesTheRightOne(string asked, string eipRegion, string resourceRegion)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync(region: eipRegion);
        await host.Owner.RegisterAsync("i-1", region: resourceRegion);

        foreach (var dryRun in (string[])["false", "true"])
        {
            using var refused = await host.Owner.SendAsync(
                "POST", $"/api/regions/{asked}/eips/{eipId}/associate", $$"""{"resourceId":"i-1","dryRun":{{dryRun}}}""");
            var violation = Assert.Single((await refused.JsonAsync()).GetProperty("violations").EnumerateArray());
            Assert.Equal("same-region", violation.Text("ruleId"));
            Assert.Contains("cn-beijing", violation.Text("message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Associate_ResourcesOfManyZones_OneHasTheEip()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        foreach (var zone in (string[])["a", "b", "c"])
        {
            await host.Owner.RegisterAsync($"i-{zone}", Http.Ecs.Replace("{", $$"""{"zoneId":"cn-hangzhou-{{zone}}",""", StringComparison.Ordinal));
        }

        await host.Owner.AssociateAsync(eipId, "i-b");
        foreach (var other in (string[])["i-a", "i-c"])
        {
            using var refused = await host.Owner.SendAsync(
                "POST", $"{ApiHost.Eips}/{eipId}/associate", $$"""{"resourceId":"{{other}}"}""");
            var violation = Assert.Single((await refused.ProblemAsync(HttpStatusCode.Conflict)).GetProperty("violations").EnumerateArray());
            Assert.Equal(("eip-available", "i-b"), (violation.Text("ruleId"), violation.Text("blockingResource")));
        }
    }

    [Fact]
    public async Task Associate_SameKey_StartsOnceAndKnowsAnotherRequest()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        var key = ("Idempotency-Key", "k-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            host.Owner.SendAsync("POST", $"{eip}/associate", ToInstance, key, ("Prefer", "wait=5"))));
        using var other = await host.Owner.SendAsync("POST", $"{eip}/associate", """{"resourceId":"i-2"}""", key);
        using var otherKind = await host.Owner.SendAsync("POST", $"{eip}/disassociate", null, key);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, host.Operations.Starts);
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        _ = await otherKind.ProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task DryRun_Always_ChangesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        var before = await host.DumpAsync();

        using var good = await host.Owner.SendAsync("POST", $"{eip}/associate", """{"resourceId":"i-1","dryRun":true}""");
        using var bad = await host.Owner.SendAsync("POST", $"{eip}/associate", """{"resourceId":"i-9","dryRun":true}""");
        using var end = await host.Owner.SendAsync("POST", $"{eip}/disassociate", """{"dryRun":true}""");

        Assert.True((await good.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(["resource-exists"], (await bad.JsonAsync()).Texts("violations", "ruleId"));
        Assert.False((await end.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(before, await host.DumpAsync());
        Assert.Equal(0, host.Operations.Starts);
    }

    [Fact]
    public async Task Disassociate_WithoutBody_FreesTheEip()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        await host.Owner.AssociateAsync(eip.Split('/')[^1], "i-1");

        using var wrong = await host.Owner.SendAsync("POST", $"{eip}/disassociate", """{"resourceId":"i-7"}""");
        using var ended = await host.Owner.SendAsync("POST", $"{eip}/disassociate", null, ("Prefer", "wait=5"));

        Assert.Equal(["resource-matches"], (await wrong.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        using var read = await host.Owner.SendAsync("GET", eip);
        Assert.Equal("Available", (await read.JsonAsync()).Text("state"));
    }

    [Fact]
    public async Task Start_OperationsUnavailable_IsToBeTriedAgain()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await PrepareAsync(host);
        host.Operations.Ending = Ending.RefuseToStart;

        using var refused = await host.Owner.SendAsync("POST", $"{eip}/associate", ToInstance);

        var problem = await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.DoesNotContain("standing by", problem.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<string> PrepareAsync(ApiHost host)
    {
        await host.Owner.RegisterAsync("i-1");
        return $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";
    }
}
