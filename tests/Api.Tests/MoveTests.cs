using System.Net;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Api.Tests;

public sealed class MoveTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Move_AsExpected_IsAtTheOtherResource()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await AssociatedAsync(host, "i-1");

        using var ended = await host.Owner.SendAsync(
            "POST", $"{eip}/move", """{"expectedCurrent":"i-1","resourceId":"i-2"}""", ("Prefer", "wait=5"));

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        var operation = await ended.JsonAsync();
        Assert.Equal(("Succeeded", "MoveEip"), (operation.Text("status"), operation.Text("kind")));
        using var read = await host.Owner.SendAsync("GET", eip);
        var view = await read.JsonAsync();
        Assert.Equal("i-2", view.GetProperty("association").Text("resourceId"));
        Assert.True(view.GetProperty("association").TryGetProperty("movedAt", out _));
        Assert.Equal("i-1", view.GetProperty("lastHolder").Text("resourceId"));
    }

    [Theory]
    [InlineData("""{"expectedCurrent":"i-2","resourceId":"i-3"}""", "'i-1', not with 'i-2'")]
    [InlineData("""{"expectedCurrent":"i-1","expectedAssociationId":"assoc-old","resourceId":"i-3"}""", "assoc-old")]
    public async Task Move_NotAsExpected_Is412AndSaysWhatItIsAssociatedWith(string body, string detail)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await AssociatedAsync(host, "i-1");
        await PutAsync(host, "i-3");

        using var refused = await host.Owner.SendAsync("POST", $"{eip}/move", body);

        var problem = await refused.ProblemAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal(["move-expected-current"], problem.Texts("violations", "ruleId"));
        Assert.Contains(detail, problem.Text("detail"), StringComparison.Ordinal);
        Assert.False(problem.GetProperty("violations")[0].GetProperty("retryable").GetBoolean());
    }

    [Fact]
    public async Task Move_EipIsFree_Is412()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await PutAsync(host, "i-1");
        var id = await host.Owner.AllocateAsync();

        using var refused = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/{id}/move", """{"expectedCurrent":"i-9","resourceId":"i-1"}""");

        Assert.Equal(["move-expected-current"], (await refused.ProblemAsync(HttpStatusCode.PreconditionFailed)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task Move_ResourceHidden_TellsNeitherTheResourceNorWhetherItWasGuessed()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await PutAsync(host, "i-1");
        await PutAsync(host, "i-2", "blue");
        var id = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        await host.Owner.AssociateAsync(id, "i-1");
        using var blue = host.Client("blue.blue-secret");

        using var right = await blue.SendAsync("POST", $"{ApiHost.Eips}/{id}/move", """{"expectedCurrent":"i-1","resourceId":"i-2"}""");
        using var wrong = await blue.SendAsync("POST", $"{ApiHost.Eips}/{id}/move", """{"expectedCurrent":"i-7","resourceId":"i-2"}""");

        Assert.Equal(["resource-visible"], (await right.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        Assert.Equal(["resource-visible"], (await wrong.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task Move_UnderWay_ShowsARamUserOnlyThePlaceThatHeMaySee()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await PutAsync(host, "i-1");
        await PutAsync(host, "i-2", "blue");
        var id = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        await host.Owner.AssociateAsync(id, "i-1");
        using var accepted = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{id}/move", """{"expectedCurrent":"i-1","resourceId":"i-2"}""");
        using var blue = host.Client("blue.blue-secret");

        using var own = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{id}");
        using var his = await blue.SendAsync("GET", $"{ApiHost.Eips}/{id}");
        using var history = await blue.SendAsync("GET", $"{ApiHost.Eips}/{id}/history");

        Assert.Equal("i-1", (await own.JsonAsync()).GetProperty("association").GetProperty("replaces").Text("resourceId"));
        var view = await his.JsonAsync();
        Assert.Equal("i-2", view.GetProperty("association").Text("resourceId"));
        Assert.DoesNotContain("i-1", view.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("i-1", (await history.JsonAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_AgainWithinTheCoolDown_IsRefusedUntilItIsOver()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await AssociatedAsync(host, "i-1");
        using var moved = await host.Owner.SendAsync("POST", $"{eip}/move", """{"expectedCurrent":"i-1","resourceId":"i-2"}""", ("Prefer", "wait=5"));
        const string Back = """{"expectedCurrent":"i-2","resourceId":"i-1"}""";

        using var early = await host.Owner.SendAsync("POST", $"{eip}/move", Back);
        host.Time.Advance(host.Get<MoveOptions>().CoolDown);
        using var later = await host.Owner.SendAsync("POST", $"{eip}/move", Back, ("Prefer", "wait=5"));

        var problem = await early.ProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal(["move-cool-down"], problem.Texts("violations", "ruleId"));
        Assert.True(problem.GetProperty("violations")[0].GetProperty("retryable").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Move_RepeatedWithTheSameKey_IsTheSameOperation()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await AssociatedAsync(host, "i-1");
        const string Body = """{"expectedCurrent":"i-1","resourceId":"i-2"}""";

        using var first = await host.Owner.SendAsync("POST", $"{eip}/move", Body, ("Idempotency-Key", "k-1"), ("Prefer", "wait=5"));
        using var again = await host.Owner.SendAsync("POST", $"{eip}/move", Body, ("Idempotency-Key", "k-1"), ("Prefer", "wait=5"));
        using var other = await host.Owner.SendAsync(
            "POST", $"{eip}/move", """{"expectedCurrent":"i-2","resourceId":"i-1"}""", ("Idempotency-Key", "k-1"));

        Assert.Equal((await first.JsonAsync()).Text("operationId"), (await again.JsonAsync()).Text("operationId"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Theory]
    [InlineData("move", """{"resourceId":"i-2"}""", "expectedCurrent")]
    [InlineData("move", """{"expectedCurrent":"i-1"}""", "resourceId")]
    [InlineData("move", """{"expectedCurrent":"i-1","resourceId":"i-2","mode":"DIRECT"}""", "mode")]
    [InlineData("move", """{"expectedCurrent":"i-1","resourceId":"i-2","privateIpAddress":"here"}""", "privateIpAddress")]
    [InlineData("move", """{"expectedCurrent":"i-1","resourceId":"i-2","force":"yes"}""", "force")]
    [InlineData("move", """{"expectedCurrent":"i-1","resourceId":"i-2","expectedAssociation":"a"}""", "expectedAssociation")]
    [InlineData("explain", """{"action":"move","resourceId":"i-2"}""", "expectedCurrent")]
    [InlineData("explain", """{"action":"swap"}""", "otherEipId")]
    [InlineData("explain", """{"action":"move","expectedCurrent":"i-1","resourceId":"i-2","otherEipId":"eip-2"}""", "otherEipId")]
    public async Task Move_BadBody_NamesTheField(string action, string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/eip-1/{action}", body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Theory]
    [InlineData("""{"eipId":"eip-1"}""", "otherEipId")]
    [InlineData("""{"otherEipId":"eip-1"}""", "eipId")]
    [InlineData("""{"eipId":"eip-1","otherEipId":"eip-2","dryRun":1}""", "dryRun")]
    [InlineData("""{"eipId":"eip-1","otherEipId":"eip-2","otherExpectedCurrent":7}""", "otherExpectedCurrent")]
    public async Task Swap_BadBody_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/swap", body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Swap_BothInUse_ExchangesThemAndExplainsAlike()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var one = await AssociatedAsync(host, "i-1");
        var other = await AssociatedAsync(host, "i-3");
        var ids = $"\"eipId\":\"{Id(one)}\",\"otherEipId\":\"{Id(other)}\"";

        using var would = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/swap", $$"""{{{ids}},"dryRun":true}""");
        using var explained = await host.Owner.SendAsync("POST", $"{one}/explain", $$"""{"action":"swap","otherEipId":"{{Id(other)}}"}""");
        using var ended = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/swap", $$"""{{{ids}},"expectedCurrent":"i-1","otherExpectedCurrent":"i-3"}""", ("Prefer", "wait=5"));
        using var stale = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/swap", $$"""{{{ids}},"otherExpectedCurrent":"i-3"}""");

        var (dryRun, explanation) = (await would.JsonAsync(), await explained.JsonAsync());
        Assert.True(dryRun.GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(dryRun.GetProperty("rules").GetRawText(), explanation.GetProperty("rules").GetRawText());
        Assert.Equal(2, dryRun.GetProperty("warnings").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        using var read = await host.Owner.SendAsync("GET", one);
        Assert.Equal("i-3", (await read.JsonAsync()).GetProperty("association").Text("resourceId"));
        Assert.Contains("other-move-expected-current", (await stale.ProblemAsync(HttpStatusCode.PreconditionFailed)).Texts("violations", "ruleId"));
    }

    [Fact]
    public async Task Swap_OneEipTwice_IsNeverRight()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var id = Id(await AssociatedAsync(host, "i-1"));

        using var refused = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/swap", $$"""{"eipId":"{{id}}","otherEipId":"{{id}}"}""");

        Assert.Contains("swap-two-eips", (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("violations", "ruleId"));
    }

    private static string Id(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static async Task PutAsync(ApiHost host, string id, string group = "")
    {
        using var put = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/{id}", $$"""
            {"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"192.168.0.{{id[^1]}}","resourceGroupId":"{{group}}"}
            """);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
    }

    /// <summary>An EIP on an instance; <c>i-2</c> is there to move it to.</summary>
    private static async Task<string> AssociatedAsync(ApiHost host, string instance)
    {
        await PutAsync(host, instance);
        using var present = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-2");
        if (present.StatusCode == HttpStatusCode.NotFound)
        {
            await PutAsync(host, "i-2");
        }

        var id = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(id, instance);
        return $"{ApiHost.Eips}/{id}";
    }
}
