using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class EipGatewayInfoTests(RpcService service)
{
    [Fact]
    public async Task Describe_EniWithEips_HasTheGatewayOfEach()
    {
        var region = service.Region();
        await RegisterEniAsync(region);
        var eipId = await region.AllocateAsync();
        _ = (await region.CallAsync(
            "AssociateEipAddress",
            ("AllocationId", eipId), ("InstanceId", "eni-1"), ("InstanceType", "NetworkInterface"))).Succeeded();
        var ip = (await region.UntilAsync(eipId, "InUse")).GetProperty("IpAddress").GetString()!;

        var body = (await region.CallAsync("DescribeEipGatewayInfo", ("InstanceId", "eni-1"))).Succeeded().Body;

        Assert.Equal(("200", "successful"), (body.GetProperty("Code").GetString(), body.GetProperty("Message").GetString()));
        Assert.Equal(
            $$"""{"EipInfo":[{"Ip":"{{ip}}","IpGw":"{{ip[..ip.LastIndexOf('.')]}}.253","IpMask":"255.255.255.0"}]}""",
            body.GetProperty("EipInfos").GetRawText());
    }

    [Fact]
    public async Task Describe_WhatIsNoEniOrHidden_IsRefused()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        await RegisterEniAsync(region, ",\"resourceGroupId\":\"red\"");
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read"],"resourceGroupIds":["blue"]}""");

        _ = (await region.CallAsync("DescribeEipGatewayInfo", ("InstanceId", "i-1"))).Failed("InvalidParameter");
        _ = (await region.CallAsync("DescribeEipGatewayInfo", ("InstanceId", "eni-9"))).Failed("InvalidInstanceId.NotFound");
        _ = (await region.CallAsync(client, "DescribeEipGatewayInfo", ("InstanceId", "eni-1"))).Failed("InvalidInstanceId.NotFound");
        Assert.Equal(
            """{"EipInfo":[]}""",
            (await region.CallAsync("DescribeEipGatewayInfo", ("InstanceId", "eni-1"))).Succeeded().Body.GetProperty("EipInfos").GetRawText());
    }

    private static async Task RegisterEniAsync(RpcRegion region, string more = "") => _ = await region.RegisterAsync(
        "eni-1", $"\"kind\":\"NetworkInterface\",\"type\":\"Secondary\",\"status\":\"Available\",\"privateIpAddresses\":[\"10.0.0.30\"]{more}");
}
