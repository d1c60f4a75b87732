using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class SegmentActionTests(RpcService service)
{
    [Fact]
    public async Task Segment_FromAllocationToRelease_IsShownAtEveryStep()
    {
        var region = service.Region();
        var id = await AllocateAsync(region, ("Bandwidth", "10"), ("InternetChargeType", "PayByTraffic"), ("Zone", "z-1"), ("Isp", "BGP"), ("Netmode", "public"));

        var segment = await UntilAllocatedAsync(region, id);
        Assert.StartsWith("eipsg-", id, StringComparison.Ordinal);
        Assert.Equal(("16", region.RegionId, "z-1", "", ""), (Text(segment, "IpCount"), Text(segment, "RegionId"), Text(segment, "Zone"), Text(segment, "Name"), Text(segment, "Descritpion")));
        Assert.EndsWith("/28", Text(segment, "Segment"), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Text(segment, "CreationTime"));
        var eips = await EipsAsync(region, id);
        Assert.Equal(16, eips.Count);
        Assert.All(eips, eip => Assert.Equal(
            (id, "Available", "10", "PayByTraffic", "z-1"),
            (Text(eip, "SegmentInstanceId"), Text(eip, "Status"), Text(eip, "Bandwidth"), Text(eip, "InternetChargeType"), Text(eip, "Zone"))));

        _ = (await region.CallAsync("ReleaseEipSegmentAddress", ("SegmentInstanceId", id))).Succeeded();
        await UntilGoneAsync(region, id);
        Assert.Empty(await EipsAsync(region, id));
    }

    [Fact]
    public async Task Allocate_SameClientToken_IsTheSameSegment()
    {
        var region = service.Region();
        var first = await AllocateAsync(region, ("ClientToken", "token-1"));

        Assert.Equal(first, await AllocateAsync(region, ("ClientToken", "token-1")));
        _ = (await region.CallAsync("AllocateEipSegmentAddress", ("EipMask", "27"), ("ClientToken", "token-1"))).Failed("IdempotentParameterMismatch");

        _ = await UntilAllocatedAsync(region, first);
        _ = Assert.Single(await SegmentsAsync(region));
    }

    [Fact]
    public async Task Allocate_QuotaDoesNotLeaveAsMany_IsRefused()
    {
        var region = service.Region();
        _ = await region.AllocateAsync();

        var refused = (await region.CallAsync("AllocateEipSegmentAddress", ("EipMask", "27"))).Failed("QuotaExceeded.Eip");

        Assert.Contains("32 EIPs, more than the account may still have in the region: its quota is 20", Text(refused.Body, "Recommend"), StringComparison.Ordinal);
        Assert.Empty(await SegmentsAsync(region));
    }

    [Theory]
    [InlineData("EipMask", "23", "InvalidParameter")]
    [InlineData("EipMask", "29", "InvalidParameter")]
    [InlineData("Bandwidth", "501", "InvalidParameter")]
    [InlineData("Isp", "BGP_PRO", "IllegalParam.Isp")]
    [InlineData("InternetChargeType", "PayByMood", "InvalidParameter")]
    public async Task Allocate_ValueThatThereIsNot_HasItsCode(string name, string value, string code) =>
        _ = (await service.Region().CallAsync("AllocateEipSegmentAddress", [.. name == "EipMask" ? [] : new[] { ("EipMask", "28") }, (name, value)])).Failed(code);

    [Fact]
    public async Task Allocate_BandwidthBeyondTheChargeType_IsRefused() => _ = (await service.Region().CallAsync(
        "AllocateEipSegmentAddress", ("EipMask", "28"), ("Bandwidth", "201"), ("InternetChargeType", "PayByTraffic"))).Failed("InvalidParameter");

    [Fact]
    public async Task Release_WhatCannotBe_HasItsDocumentedCode()
    {
        var region = service.Region();
        _ = (await region.CallAsync("ReleaseEipSegmentAddress", ("SegmentInstanceId", "eipsg-none"))).Failed("OperationFailed.InstanceNotExist");
        var id = await AllocateAsync(region);
        _ = await UntilAllocatedAsync(region, id);
        var eip = Text((await EipsAsync(region, id))[3], "AllocationId");

        _ = (await region.CallAsync("ReleaseEipAddress", ("AllocationId", eip))).Failed("Forbidden.ReleaseSegmentEip");
        _ = await region.RegisterEcsAsync("i-1");
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eip), ("InstanceId", "i-1"))).Succeeded();
        _ = await region.UntilAsync(eip, "InUse");

        var refused = (await region.CallAsync("ReleaseEipSegmentAddress", ("SegmentInstanceId", id))).Failed("IncorrectEipStatus");
        Assert.Contains(eip, Text(refused.Body, "Recommend"), StringComparison.Ordinal);
        Assert.Equal(16, (await EipsAsync(region, id)).Count);
    }

    [Fact]
    public async Task Describe_PagesAndGroups_ShowWhatTheCallerMaySee()
    {
        var region = service.Region();
        var bob = await service.KeyAsync("""{"principalId":"bob","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");
        var id = await AllocateAsync(region, ("ResourceGroupId", "red"));
        _ = await UntilAllocatedAsync(region, id);

        var seen = (await region.CallAsync(bob, "DescribeEipSegment")).Succeeded();
        Assert.Equal(0, seen.Body.GetProperty("TotalCount").GetInt32());
        var named = (await region.CallAsync(bob, "DescribeEipSegment", ("SegmentInstanceId", id))).Succeeded();
        Assert.Equal(0, named.Body.GetProperty("TotalCount").GetInt32());
        Assert.Equal(await RefusedAsync("eipsg-none"), (await RefusedAsync(id)).Replace(id, "eipsg-none", StringComparison.Ordinal));
        _ = (await region.CallAsync(bob, "AllocateEipSegmentAddress", ("EipMask", "28"), ("ResourceGroupId", "red"))).Failed("Forbidden.RAM");
        _ = (await region.CallAsync(bob, "AllocateEipSegmentAddress", ("EipMask", "28"))).Failed("Forbidden.RAM");
        _ = Assert.Single(await SegmentsAsync(region));
        var page = (await region.CallAsync("DescribeEipSegment", ("PageNumber", "2"), ("PageSize", "1"))).Succeeded();
        Assert.Equal((1, 0), (page.Body.GetProperty("TotalCount").GetInt32(), page.Body.GetProperty("EipSegments").GetProperty("EipSegment").GetArrayLength()));
        _ = (await region.CallAsync("DescribeEipSegment", ("PageSize", "51"))).Failed("InvalidParameter");

        async Task<string> RefusedAsync(string segment)
        {
            var refused = (await region.CallAsync(bob, "ReleaseEipSegmentAddress", ("SegmentInstanceId", segment))).Failed("OperationFailed.InstanceNotExist");
            return $"{Text(refused.Body, "Message")} {Text(refused.Body, "Recommend")}";
        }
    }

    private static async Task<string> AllocateAsync(RpcRegion region, params (string Name, string Value)[] parameters) =>
        Text((await region.CallAsync("AllocateEipSegmentAddress", [("EipMask", "28"), .. parameters])).Succeeded().Body, "EipSegmentInstanceId");

    private static async Task<IReadOnlyList<JsonElement>> SegmentsAsync(RpcRegion region, params (string Name, string Value)[] parameters) =>
        [.. (await region.CallAsync("DescribeEipSegment", parameters)).Succeeded().Body.GetProperty("EipSegments").GetProperty("EipSegment").EnumerateArray()];

    private static async Task<IReadOnlyList<JsonElement>> EipsAsync(RpcRegion region, string segment) =>
    [
        .. (await region.CallAsync("DescribeEipAddresses", ("SegmentInstanceId", segment), ("PageSize", "100"))).Succeeded()
            .Body.GetProperty("EipAddresses").GetProperty("EipAddress").EnumerateArray(),
    ];

    private static Task<JsonElement> UntilAllocatedAsync(RpcRegion region, string id) => Wait.UntilAsync(
        async () => Assert.Single(await SegmentsAsync(region, ("SegmentInstanceId", id))),
        segment =>
        {
            Assert.Contains(Text(segment, "Status"), (string[])["Allocating", "Allocated"]);
            return Text(segment, "Status") == "Allocated";
        },
        $"{id} did not become Allocated.");

    private static Task<IReadOnlyList<JsonElement>> UntilGoneAsync(RpcRegion region, string id) => Wait.UntilAsync(
        () => SegmentsAsync(region, ("SegmentInstanceId", id)),
        left =>
        {
            Assert.All(left, segment => Assert.Equal("Releasing", Text(segment, "Status")));
            return left.Count == 0;
        },
        $"{id} is still there.");

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
