using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Tests;

public sealed class ExplainTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Explain_Association_SaysWhatEveryRuleSays()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";
        await host.Owner.RegisterAsync("i-1", Http.Ecs.Replace("Running", "Starting", StringComparison.Ordinal));
        var before = await host.DumpAsync();

        var explanation = await ExplainAsync(host.Owner, eip, """{"resourceId":"i-1"}""");

        Assert.Equal(("associate", false), (explanation.Text("action"), explanation.GetProperty("wouldSucceed").GetBoolean()));
        Assert.Equal(AssociationRules.All.Rules.Select(rule => rule.Id), explanation.Texts("rules", "ruleId"));
        Assert.All(explanation.Texts("rules", "source").Concat(explanation.Texts("rules", "blocksOn")), Assert.NotEmpty);
        var failed = Assert.Single(Rules(explanation, "Fail"));
        Assert.Equal(("ecs-state", "Running or Stopped", "Starting"), (failed.Text("ruleId"), failed.Text("required"), failed.Text("actual")));
        Assert.Equal(("IncorrectInstanceStatus", "resourceId", "i-1"), (failed.Text("code"), failed.Text("field"), failed.Text("blockingResource")));
        Assert.NotEmpty(failed.Text("message") + failed.Text("remedy"));
        Assert.True(failed.GetProperty("retryable").GetBoolean());
        var passed = Rules(explanation, "Pass").Single(rule => rule.Text("ruleId") == "ecs-no-public-ip");
        Assert.Equal(("no public IP address", "none", false), (passed.Text("required"), passed.Text("actual"), passed.TryGetProperty("message", out _)));
        Assert.Contains(Rules(explanation, "NotApplicable"), rule => rule.Text("ruleId") == "nat-state" && !rule.TryGetProperty("actual", out _));
        Assert.Equal(before, await host.DumpAsync());
        Assert.Equal(0, host.Operations.Starts);
    }

    [Theory]
    [InlineData("""{"resourceId":"i-none"}""", "eip-exists resource-exists")]
    [InlineData("""{"action":"associate","resourceId":"i-1","mode":"BINDED","privateIpAddress":"10.0.0.1"}""", "eip-exists mode-only-for-eni private-ip-only-for-eni")]
    [InlineData("""{"action":"disassociate"}""", "eip-exists")]
    [InlineData("""{"action":"disassociate","resourceId":"i-1","resourceKind":"Nat","force":true}""", "eip-exists")]
    [InlineData("""{"action":"change-mode","mode":"BINDED"}""", "eip-exists")]
    [InlineData("""{"action":"release"}""", "eip-exists")]
    public async Task Explain_NothingThere_IsAnExplanationToo(string body, string failing)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");

        var explanation = await ExplainAsync(host.Owner, $"{ApiHost.Eips}/eip-none", body);

        Assert.False(explanation.GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(failing.Split(' '), Rules(explanation, "Fail").Select(rule => rule.Text("ruleId")));
    }

    [Theory]
    [InlineData("""{"action":"disassociate"}""")]
    [InlineData("""{"action":"change-mode","mode":"BINDED"}""")]
    [InlineData("""{"action":"release"}""")]
    public async Task Explain_EipOfAnotherRegion_NamesTheRegionToWhoSeesIt(string body)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync(region: "cn-beijing");
        using var blue = host.Client("blue.blue-secret");

        var seen = await ExplainAsync(host.Owner, $"{ApiHost.Eips}/{eipId}", body);
        var hidden = await ExplainAsync(blue, $"{ApiHost.Eips}/{eipId}", body);

        var failed = Assert.Single(Rules(seen, "Fail"));
        Assert.Equal(("eip-exists", "in region 'cn-beijing'"), (failed.Text("ruleId"), failed.Text("actual")));
        Assert.Contains("it is in region 'cn-beijing'", failed.Text("message"), StringComparison.Ordinal);
        Assert.Equal("none", Assert.Single(Rules(hidden, "Fail")).Text("actual"));
        Assert.DoesNotContain("cn-beijing", hidden.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_EachAction_AgreesWithItsDryRun()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""")}";
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.AssociateAsync(eip.Split('/')[^1], "i-1");

        foreach (var client in (HttpClient[])[host.Owner, blue])
        {
            await AgreeAsync(client, eip, "POST", $"{eip}/associate", "associate", "\"resourceId\":\"i-1\"");
            await AgreeAsync(client, eip, "POST", $"{eip}/disassociate", "disassociate", "\"resourceId\":\"i-1\"");
            await AgreeAsync(client, eip, "POST", $"{eip}/change-mode", "change-mode", "\"mode\":\"BINDED\"");
            await AgreeAsync(client, eip, "DELETE", $"{eip}?dryRun=true", "release", more: null);
        }
    }

    [Theory]
    [InlineData("{}", "resourceId")]
    [InlineData("""{"action":"promote","resourceId":"i-1"}""", "action")]
    [InlineData("""{"resourceId":"i-1","force":true}""", "force")]
    [InlineData("""{"action":"disassociate","mode":"NAT"}""", "mode")]
    [InlineData("""{"action":"change-mode"}""", "mode")]
    [InlineData("""{"action":"release","resourceId":"i-1"}""", "resourceId")]
    public async Task Explain_MembersOfNoSuchRequest_IsInvalid(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/eip-1/explain", body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    private static async Task AgreeAsync(HttpClient client, string eip, string verb, string path, string action, string? more)
    {
        using var answer = await client.SendAsync(verb, path, more is null ? null : $$"""{{{more}},"dryRun":true}""");
        var dryRun = await answer.JsonAsync();
        var explanation = await ExplainAsync(client, eip, more is null ? $$"""{"action":"{{action}}"}""" : $$"""{"action":"{{action}}",{{more}}}""");

        Assert.Equal(dryRun.GetProperty("rules").GetRawText(), explanation.GetProperty("rules").GetRawText());
        Assert.Equal(dryRun.GetProperty("wouldSucceed").GetBoolean(), explanation.GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(dryRun.Texts("violations", "ruleId"), Rules(explanation, "Fail").Select(rule => rule.Text("ruleId")));
    }

    private static async Task<JsonElement> ExplainAsync(HttpClient client, string eip, string body)
    {
        using var answer = await client.SendAsync("POST", $"{eip}/explain", body);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static IEnumerable<JsonElement> Rules(JsonElement explanation, string outcome) =>
        explanation.GetProperty("rules").EnumerateArray().Where(rule => rule.Text("outcome") == outcome);
}
