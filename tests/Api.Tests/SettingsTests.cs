using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class SettingsTests(AzuriteFixture azurite)
{
    private const string Settings = $"/api/regions/{ApiHost.Region}/settings";

    [Fact]
    public async Task Put_Settings_HoldAndLeaveTheCountAlone()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        _ = await host.Owner.AllocateAsync();

        using var put = await host.Owner.SendAsync(
            "PUT", Settings, """{"quotas":{"eip_quota_instances_num":2},"natBandwidthPlanBoughtOn":"2018-01-25","grantedModes":["NAT","BINDED"]}""");
        using var read = await host.Owner.SendAsync("GET", Settings);
        _ = await host.Owner.AllocateAsync();
        using var refused = await host.Owner.SendAsync("POST", ApiHost.Eips);
        using var quotas = await host.Owner.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}");

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(
            """{"quotas":{"eip_quota_instances_num":2},"natBandwidthPlanBoughtOn":"2018-01-25","grantedModes":["NAT","BINDED"]}""",
            await read.Content.ReadAsStringAsync());
        _ = await refused.ProblemAsync(HttpStatusCode.Conflict);
        var quota = (await quotas.JsonAsync()).GetProperty("items").EnumerateArray().First(item => item.Text("quotaId") == "eip_quota_instances_num");
        Assert.Equal(
            (2, 20, 2),
            (quota.GetProperty("limit").GetInt32(), quota.GetProperty("defaultLimit").GetInt32(), quota.GetProperty("used").GetInt32()));
    }

    [Theory]
    [InlineData("""{"eipCount":0}""", "eipCount")]
    [InlineData("""{"addressBlocks":[]}""", "addressBlocks")]
    [InlineData("""{"quotas":{"eips":1}}""", "quotas.eips")]
    [InlineData("""{"quotas":{"eip_quota_instances_num":-1}}""", "quotas.eip_quota_instances_num")]
    [InlineData("""{"quotas":[]}""", "quotas")]
    [InlineData("""{"natBandwidthPlanBoughtOn":"25.1.2018"}""", "natBandwidthPlanBoughtOn")]
    [InlineData("""{"grantedModes":["NAT","SNAT"]}""", "grantedModes[1]")]
    public async Task Put_Invalid_NamesTheMember(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("PUT", Settings, body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task ListQuotas_WithoutRegion_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("GET", "/api/quotas");

        Assert.Equal(["regionId"], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }
}
