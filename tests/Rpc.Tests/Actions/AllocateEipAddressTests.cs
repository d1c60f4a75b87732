using System.Net;
using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class AllocateEipAddressTests(RpcService service)
{
    [Fact]
    public async Task Allocate_EveryParameter_IsShownWithTheEip()
    {
        var region = service.Region();

        var answer = (await region.CallAsync(
            "AllocateEipAddress",
            [
                ("Bandwidth", "200"), ("InternetChargeType", "PayByTraffic"), ("InstanceChargeType", "PostPaid"), ("ISP", "BGP"),
                ("Netmode", "public"), ("Name", "web"), ("Description", "the front door"), ("Zone", "cn-test-a"),
                ("ResourceGroupId", "rg-1"), ("Tag.1.Key", "env"), ("Tag.1.Value", "prod"), ("Tag.2.Key", "bare"), ("InstanceId", ""),
                ("Period", "1"), ("PricingCycle", "Month"), ("AutoPay", "true"), ("ActivityId", "7"),
            ])).Succeeded();

        var eipId = answer.Body.GetProperty("AllocationId").GetString()!;
        var eip = (await region.DescribeAsync(eipId))!.Value;
        Assert.Equal("rg-1", answer.Body.GetProperty("ResourceGroupId").GetString());
        Assert.Equal(answer.Body.GetProperty("EipAddress").GetString(), eip.GetProperty("IpAddress").GetString());
        Assert.Equal(
            ["Available", "200", "PayByTraffic", "web", "the front door", "cn-test-a", "rg-1"],
            Texts(eip, "Status", "Bandwidth", "InternetChargeType", "Name", "Description", "Zone", "ResourceGroupId"));
        Assert.Equal(
            """[{"Key":"bare","Value":""},{"Key":"env","Value":"prod"}]""", eip.GetProperty("Tags").GetProperty("Tag").GetRawText());
    }

    [Fact]
    public async Task Allocate_NothingNamed_HasTheDocumentedDefaults()
    {
        var region = service.Region();

        var eipId = await AllocateAsync(region);

        var eip = (await region.DescribeAsync(eipId))!.Value;
        Assert.Equal(["5", "PayByBandwidth", "", "", ""], Texts(eip, "Bandwidth", "InternetChargeType", "Name", "Description", "Zone"));
    }

    [Theory]
    [InlineData("InvalidParameter", "Bandwidth", "501")]
    [InlineData("InvalidParameter", "Bandwidth", "wide")]
    [InlineData("InvalidParameter", "Bandwidth", "201", "InternetChargeType", "PayByTraffic")]
    [InlineData("InvalidParameter", "InternetChargeType", "PayByDominantTraffic")]
    [InlineData("InvalidParameter", "InstanceChargeType", "PrePaid")]
    [InlineData("IllegalParam.Isp", "ISP", "BGP_PRO")]
    [InlineData("InvalidParameter", "Netmode", "private")]
    [InlineData("InvalidParameter", "Name", "http://x")]
    [InlineData("InvalidParameter", "Description", "HTTPS://x")]
    [InlineData("InvalidParameter", "InstanceId", "eip-1")]
    [InlineData("OperationDenied.NotOpenDdosOriginProtectService", "SecurityProtectionTypes.1", "AntiDDoS_Enhanced")]
    [InlineData("ExclusiveParam.ZoneAndPublicIpAddressPoolId", "Zone", "z", "PublicIpAddressPoolId", "p")]
    [InlineData("InvalidTagKey", "Tag.1.Key", "acs:x")]
    [InlineData("InvalidTagValue", "Tag.1.Key", "a", "Tag.1.Value", "see https://x")]
    [InlineData("Forbidden.TagKey.Duplicated", "Tag.1.Key", "a", "Tag.2.Key", "a")]
    [InlineData("ResourceNotFound.Ip", "IpAddress", "203.0.113.7")]
    [InlineData("OperationFailed.AllocateUnfamiliarIp", "IpAddress", "198.19.255.7")]
    public async Task Allocate_NotOffered_IsRefusedAndSaysWhy(string code, string name, string value, string? other = null, string? otherValue = null)
    {
        var region = service.Region();
        (string, string)[] more = other is null ? [] : [(other, otherValue!)];

        var refused = (await region.CallAsync("AllocateEipAddress", [(name, value), .. more])).Failed(code);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(value, refused.Body.GetProperty("Recommend").GetString(), StringComparison.Ordinal);
        var eips = (await region.CallAsync("DescribeEipAddresses")).Succeeded();
        Assert.Equal(0, eips.Body.GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task Allocate_TokenSentAgain_IsTheSameEip()
    {
        var region = service.Region();
        (string, string)[] asked = [("Name", "web"), ("Tag.1.Key", "a"), ("ClientToken", "token-1")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => region.CallAsync("AllocateEipAddress", asked)));

        _ = Assert.Single(answers.Select(answer => answer.Succeeded().Body.GetProperty("AllocationId").GetString()).Distinct());
        _ = (await region.CallAsync("AllocateEipAddress", [("Name", "other"), .. asked[1..]])).Failed("IdempotentParameterMismatch");
        _ = (await region.CallAsync("AllocateEipAddress", [.. asked, ("Description", "d")])).Failed("IdempotentParameterMismatch");
    }

    [Fact]
    public async Task Allocate_QuotaUsedUp_NamesWhatLiesIdle()
    {
        var region = service.Region();
        _ = await region.RestAsync(HttpMethod.Put, "settings", """{"quotas":{"eip_quota_instances_num":1}}""");
        var idle = await AllocateAsync(region);

        var refused = (await region.CallAsync("AllocateEipAddress", ("ClientToken", "t"))).Failed("QuotaExceeded.Eip");

        Assert.Equal("Elastic IP address quota exceeded.", refused.Body.GetProperty("Message").GetString());
        Assert.Contains(idle, refused.Body.GetProperty("Recommend").GetString(), StringComparison.Ordinal);
        _ = await region.RestAsync(HttpMethod.Put, "settings", """{"quotas":{"eip_quota_instances_num":2}}""");
        _ = (await region.CallAsync("AllocateEipAddress", ("ClientToken", "t"))).Succeeded();
    }

    [Fact]
    public async Task Allocate_AddressThatWasReleased_BringsItBack()
    {
        var region = service.Region();
        var eipId = await AllocateAsync(region);
        var address = (await region.DescribeAsync(eipId))!.Value.GetProperty("IpAddress").GetString()!;
        _ = (await region.CallAsync("AllocateEipAddress", ("IpAddress", address))).Failed("Ip.Allocated");
        _ = (await region.CallAsync("ReleaseEipAddress", ("AllocationId", eipId))).Succeeded();
        await region.UntilGoneAsync(eipId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => region.CallAsync("AllocateEipAddress", ("IpAddress", address))));

        Assert.Equal(address, Assert.Single(answers, answer => answer.Code is null).Body.GetProperty("EipAddress").GetString());
        Assert.Equal(3, answers.Count(answer => answer.Code == "Ip.Allocated"));
    }

    [Fact]
    public async Task Allocate_RamUserInAGroupThatTheyDoNotSee_IsForbidden()
    {
        var region = service.Region();
        var blue = await service.KeyAsync("""{"principalId":"bob","kind":"RamUser","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");

        var inDefault = (await region.CallAsync(blue, "AllocateEipAddress")).Failed("Forbidden.RAM");
        var inRed = (await region.CallAsync(blue, "AllocateEipAddress", ("ResourceGroupId", "red"))).Failed("Forbidden.RAM");
        var inBlue = (await region.CallAsync(blue, "AllocateEipAddress", ("ResourceGroupId", "blue"))).Succeeded();

        Assert.Contains("the default resource group", inDefault.Body.GetProperty("Recommend").GetString(), StringComparison.Ordinal);
        Assert.Contains("'red'", inRed.Body.GetProperty("Recommend").GetString(), StringComparison.Ordinal);
        Assert.Equal("blue", inBlue.Body.GetProperty("ResourceGroupId").GetString());
    }

    private static async Task<string> AllocateAsync(RpcRegion region) =>
        (await region.CallAsync("AllocateEipAddress")).Succeeded().Body.GetProperty("AllocationId").GetString()!;

    private static IEnumerable<string?> Texts(JsonElement eip, params string[] names) => names.Select(name => eip.GetProperty(name).GetString());
}
