using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class ClaimTests(AzuriteFixture azurite)
{
    private const string Claims = $"{ApiHost.Eips}/claim";

    [Fact]
    public async Task Claim_OneIsFree_AnswersTheOperation()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        _ = await host.Owner.AllocateAsync();

        using var response = await host.Owner.SendAsync("POST", Claims, """{"resourceId":"i-1","internetChargeType":"PayByBandwidth","tags":{}}""");

        Assert.Equal((HttpStatusCode.Accepted, "ClaimEip"), (response.StatusCode, (await response.JsonAsync()).Text("kind")));
    }

    [Fact]
    public async Task Claim_DryRun_SaysWhatItWouldComeToAndChangesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");

        using var none = await host.Owner.SendAsync("POST", Claims, """{"resourceId":"i-1","dryRun":true}""");
        using var allocates = await host.Owner.SendAsync("POST", Claims, """{"resourceId":"i-1","allocateIfNone":true,"dryRun":true}""");
        var eipId = await host.Owner.AllocateAsync();
        using var finds = await host.Owner.SendAsync("POST", Claims, """{"resourceId":"i-1","dryRun":true}""");

        Assert.Equal(["claim-eip-free"], (await none.JsonAsync()).Texts("violations", "ruleId"));
        Assert.True((await allocates.JsonAsync()).GetProperty("wouldAllocate").GetBoolean());
        Assert.Equal((true, eipId), ((await finds.JsonAsync()).GetProperty("wouldSucceed").GetBoolean(), (await finds.JsonAsync()).Text("eipId")));
        Assert.Equal(0, host.Operations.Starts);
    }

    [Fact]
    public async Task Claim_RamUser_NeitherFindsNorAllocatesInAnotherGroup()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1", """{"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"10.0.0.9","resourceGroupId":"blue"}""");
        _ = await host.Owner.AllocateAsync();
        using var blue = host.Client("blue.blue-secret");

        using var none = await blue.SendAsync("POST", Claims, """{"resourceId":"i-1"}""");
        using var refused = await blue.SendAsync("POST", Claims, """{"resourceId":"i-1","allocateIfNone":true}""");

        Assert.Contains("There is no EIP that matches.", (await none.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "message"));
        _ = await refused.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{}""", "resourceId")]
    [InlineData("""{"resourceId":"i-1","bandwidth":201,"internetChargeType":"PayByTraffic"}""", "bandwidth")]
    [InlineData("""{"resourceId":"i-1","allocateIfNone":"yes"}""", "allocateIfNone")]
    [InlineData("""{"resourceId":"i-1","defer":{"expiresInSeconds":1}}""", "defer.expiresInSeconds")]
    [InlineData("""{"resourceId":"i-1","eipId":"eip-1"}""", "eipId")]
    public async Task Claim_WrongBody_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("POST", Claims, body);

        Assert.Contains(field, (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }
}
