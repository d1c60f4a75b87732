using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class AssociateEipsTests(AzuriteFixture azurite)
{
    private const string Batch = $"{ApiHost.Resources}/ngw-1/associate-eips";

    [Fact]
    public async Task DryRun_MoreThanTheQuota_JudgesEachWithThoseBeforeIt()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("ngw-1", """{"kind":"Nat","status":"Available","vpcId":"vpc-1"}""");
        var eips = new List<string>();
        while (eips.Count < 11)
        {
            eips.Add(await host.Owner.AllocateAsync("""{"internetChargeType":"PayByTraffic"}"""));
        }

        using var response = await host.Owner.SendAsync("POST", Batch, JsonSerializer.Serialize(new { eipIds = eips, dryRun = true }));

        var judged = await response.JsonAsync();
        var items = judged.GetProperty("items").EnumerateArray().ToList();
        Assert.False(judged.GetProperty("wouldSucceed").GetBoolean());
        Assert.All(items.Take(10), item => Assert.True(item.GetProperty("wouldSucceed").GetBoolean()));
        Assert.Equal(["nat-pay-by-traffic-quota"], items[10].Texts("violations", "ruleId"));
        Assert.Equal(0, host.Operations.Starts);
    }

    [Theory]
    [InlineData("""{"eipIds":[]}""", "eipIds")]
    [InlineData("""{"eipIds":["eip-1","eip-1"]}""", "eipIds")]
    [InlineData("""{"eipIds":["eip-1"],"batchMode":"Some"}""", "batchMode")]
    [InlineData("""{"eipIds":["eip-1"],"way":"multi-eip"}""", "way")]
    public async Task Associate_WrongBody_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("POST", Batch, body);

        Assert.Contains(field, (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Associate_SameKeyAgain_IsOneOperationAndAnotherBodyIsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("ngw-1", """{"kind":"Nat","status":"Available","vpcId":"vpc-1"}""");
        var body = JsonSerializer.Serialize(new { eipIds = new[] { await host.Owner.AllocateAsync(), await host.Owner.AllocateAsync() } });

        using var first = await host.Owner.SendAsync("POST", Batch, body, ("Idempotency-Key", "k"));
        using var again = await host.Owner.SendAsync("POST", Batch, body, ("Idempotency-Key", "k"));
        using var other = await host.Owner.SendAsync("POST", Batch, body.Replace("eipIds", "batchMode\":\"BestEffort\",\"eipIds", StringComparison.Ordinal), ("Idempotency-Key", "k"));

        Assert.Equal((await first.JsonAsync()).Text("operationId"), (await again.JsonAsync()).Text("operationId"));
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Associate_PolicyThatReleasesAnImportedEip_IsRefused(bool dryRun)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("ngw-1", """{"kind":"Nat","status":"Available","vpcId":"vpc-1"}""");
        using var created = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/import", """{"ipAddress":"8.8.4.4"}""");
        var eipIds = new[] { await host.Owner.AllocateAsync(), (await created.JsonAsync()).Text("eipId") };
        var (releases, keeps) = (new { onResourceGone = "Release" }, new { onResourceGone = "Keep" });

        using var refused = await host.Owner.SendAsync("POST", Batch, JsonSerializer.Serialize(new { eipIds, policy = releases, dryRun }));
        var problem = await refused.ProblemAsync(HttpStatusCode.BadRequest);
        var starts = host.Operations.Starts;
        using var accepted = await host.Owner.SendAsync("POST", Batch, JsonSerializer.Serialize(new { eipIds, policy = keeps, dryRun }));

        Assert.Equal(["policy"], problem.Texts("errors", "field"));
        Assert.Contains(eipIds[1], problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(0, starts);
        Assert.True(accepted.IsSuccessStatusCode);
    }
}
