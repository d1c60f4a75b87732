using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class HaVipTests(RpcService service)
{
    [Fact]
    public async Task Describe_HaVipWithAnEip_ShowsItAsTheSdksLookForIt()
    {
        var region = service.Region();
        await RegisterAsync(region, "havip-1", "10.0.0.20", "InUse", ",\"name\":\"vip\"");
        var eipId = await region.AllocateAsync();
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "havip-1"), ("InstanceType", "HaVip"))).Succeeded();
        var ip = (await region.UntilAsync(eipId, "InUse")).GetProperty("IpAddress").GetString()!;

        var vip = Assert.Single(await VipsAsync(region));

        Assert.Equal(("havip-1", "10.0.0.20", "InUse", "vip", "vpc-1"), (
            Text(vip, "HaVipId"), Text(vip, "IpAddress"), Text(vip, "Status"), Text(vip, "Name"), Text(vip, "VpcId")));
        Assert.Equal($$"""{"associatedEipAddresse":["{{ip}}"]}""", vip.GetProperty("AssociatedEipAddresses").GetRawText());
        Assert.Equal("""{"associatedInstance":[]}""", vip.GetProperty("AssociatedInstances").GetRawText());
    }

    [Fact]
    public async Task Describe_Filters_AreOrWithinAndAndBetween()
    {
        var region = service.Region();
        await RegisterAsync(region, "havip-1", "10.0.0.21", "Available");
        await RegisterAsync(region, "havip-2", "10.0.0.22", "InUse");
        await RegisterAsync(region, "havip-3", "10.0.0.23", "InUse", ",\"resourceGroupId\":\"blue\"");

        Assert.Equal(["havip-1", "havip-2", "havip-3"], await IdsAsync());
        Assert.Equal(["havip-1", "havip-3"], await IdsAsync(("Filter.1.Key", "HaVipId"), ("Filter.1.Value.1", "havip-1"), ("Filter.1.Value.2", "havip-3")));
        Assert.Equal(
            ["havip-3"],
            await IdsAsync(
                ("Filter.1.Key", "HaVipId"), ("Filter.1.Value.1", "havip-1"), ("Filter.1.Value.2", "havip-3"), ("Filter.2.Key", "Status"),
                ("Filter.2.Value.1", "InUse")));
        Assert.Equal(["havip-2"], await IdsAsync(("Filter.1.Key", "HaVipAddress"), ("Filter.1.Value.1", "10.0.0.22")));
        Assert.Equal(3, (await IdsAsync(("Filter.1.Key", "VpcId"), ("Filter.1.Value.1", "vpc-1"))).Count());
        Assert.Empty(await IdsAsync(("Filter.1.Key", "VSwitchId"), ("Filter.1.Value.1", "vsw-1")));
        Assert.Equal(["havip-3"], await IdsAsync(("ResourceGroupId", "blue")));
        Assert.Empty(await IdsAsync(("Tags.1.Key", "team")));
        Assert.Equal(["havip-3"], await IdsAsync(("PageNumber", "2"), ("PageSize", "2")));
        _ = (await region.CallAsync("DescribeHaVips", ("Filter.1.Key", "Mood"), ("Filter.1.Value.1", "x"))).Failed("InvalidParameter");
        _ = (await region.CallAsync("DescribeHaVips", ("Filter.1.Key", "VpcId"))).Failed("MissingFilter.1.Value");

        async Task<IEnumerable<string>> IdsAsync(params (string, string)[] filters) =>
            (await VipsAsync(region, filters)).Select(vip => Text(vip, "HaVipId"));
    }

    [Fact]
    public async Task Describe_RamUserOfAGroup_SeesAndCountsTheirsOnly()
    {
        var region = service.Region();
        await RegisterAsync(region, "havip-1", "10.0.0.21", "Available", ",\"resourceGroupId\":\"red\"");
        await RegisterAsync(region, "havip-2", "10.0.0.22", "Available", ",\"resourceGroupId\":\"blue\"");
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read"],"resourceGroupIds":["blue"]}""");

        var body = (await region.CallAsync(client, "DescribeHaVips")).Succeeded().Body;

        Assert.Equal(1, body.GetProperty("TotalCount").GetInt32());
        Assert.Equal("havip-2", Text(Assert.Single(Vips(body)), "HaVipId"));
    }

    private static async Task RegisterAsync(RpcRegion region, string id, string address, string status, string more = "") =>
        _ = await region.RegisterAsync(id, $"\"kind\":\"HaVip\",\"status\":\"{status}\",\"privateIpAddress\":\"{address}\"{more}");

    private static async Task<IReadOnlyList<JsonElement>> VipsAsync(RpcRegion region, params (string Name, string Value)[] filters) =>
        Vips((await region.CallAsync("DescribeHaVips", filters)).Succeeded().Body);

    private static IReadOnlyList<JsonElement> Vips(JsonElement body) => [.. body.GetProperty("HaVips").GetProperty("HaVip").EnumerateArray()];

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
