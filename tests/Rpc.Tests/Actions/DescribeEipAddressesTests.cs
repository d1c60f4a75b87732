using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class DescribeEipAddressesTests(RpcService service)
{
    [Fact]
    public async Task Describe_ById_LeavesOutWhatThereIsNot()
    {
        var region = service.Region();
        string[] ids = [await region.AllocateAsync(), await region.AllocateAsync()];

        var found = await IdsAsync(region, ("AllocationId", $"{ids[1]},eip-none,{ids[0]},{ids[0]}"));

        Assert.Equal(ids, found);
    }

    [Fact]
    public async Task Describe_PageAfterPage_HasEveryEipOnceAndTheOldestFirst()
    {
        var region = service.Region();
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(await region.AllocateAsync());
        }

        var paged = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            var answer = (await region.CallAsync("DescribeEipAddresses", ("PageNumber", $"{page}"), ("PageSize", "3"))).Succeeded();
            Assert.Equal(7, Number(answer, "TotalCount"));
            paged.AddRange(Ids(answer));
        }

        Assert.Equal(ids, paged);
    }

    [Fact]
    public async Task Describe_EachFilter_FindsOnlyWhatItSays()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var plain = await region.AllocateAsync("""{"name":"plain"}""");
        var tagged = await region.AllocateAsync("""{"name":"tagged","tags":{"team":"net","env":"prod"},"publicIpAddressPoolId":"pool-1"}""");
        var used = await region.AllocateAsync("""{"name":"used","resourceGroupId":"rg-1"}""");
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", used), ("InstanceId", "i-1"))).Succeeded();
        var address = (await region.UntilAsync(used, "InUse")).GetProperty("IpAddress").GetString()!;

        Assert.Equal([used], await IdsAsync(region, ("Status", "InUse")));
        Assert.Equal([plain, tagged], await IdsAsync(region, ("Status", "Available")));
        Assert.Equal([used], await IdsAsync(region, ("EipAddress", $"{address},192.0.2.1")));
        Assert.Equal([used], await IdsAsync(region, ("AssociatedInstanceType", "EcsInstance"), ("AssociatedInstanceId", "i-1")));
        Assert.Empty(await IdsAsync(region, ("AssociatedInstanceType", "Nat")));
        Assert.Empty(await IdsAsync(region, ("AssociatedInstanceType", "IpAddress")));
        Assert.Equal([plain], await IdsAsync(region, ("EipName", "plain")));
        Assert.Equal([tagged], await IdsAsync(region, ("Tag.1.Key", "team"), ("Tag.1.Value", "net"), ("Tag.2.Key", "env")));
        Assert.Empty(await IdsAsync(region, ("Tag.1.Key", "team"), ("Tag.1.Value", "other")));
        Assert.Equal([tagged], await IdsAsync(region, ("PublicIpAddressPoolId", "pool-1")));
        Assert.Equal([used], await IdsAsync(region, ("ResourceGroupId", "rg-1")));
        Assert.Equal([plain, tagged, used], await IdsAsync(region, ("ChargeType", "PostPaid"), ("ISP", "BGP")));
        Assert.Empty(await IdsAsync(region, ("ChargeType", "PrePaid")));
        Assert.Empty(await IdsAsync(region, ("LockReason", "financial")));
        Assert.Empty(await IdsAsync(region, ("ServiceManaged", "true")));
        Assert.Equal([plain, tagged, used], await IdsAsync(region, ("Filter.1.Key", "CreationStartTime"), ("Filter.1.Value", "2021-01-01T00:00Z")));
        Assert.Empty(await IdsAsync(region, ("Filter.1.Key", "CreationStartTime"), ("Filter.1.Value", "2121-01-01T00:00Z")));
    }

    [Fact]
    public async Task Describe_DryRun_SaysThatItWouldPass() =>
        _ = (await service.Region().CallAsync("DescribeEipAddresses", ("DryRun", "true"))).Failed("DryRunOperation");

    // The other groups must not even show in a number.
    [Fact]
    public async Task Describe_RamUserOfAGroup_SeesAndCountsTheirsOnly()
    {
        var region = service.Region();
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read"],"resourceGroupIds":["blue"]}""");
        _ = await region.RegisterEcsAsync("i-hidden", "10.0.0.11", ",\"resourceGroupId\":\"red\"");
        _ = await region.AllocateAsync("""{"resourceGroupId":"red"}""");
        var seen = await region.AllocateAsync("""{"resourceGroupId":"blue"}""");
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", seen), ("InstanceId", "i-hidden"))).Succeeded();
        _ = await region.UntilAsync(seen, "InUse");

        var all = (await region.CallAsync(client, "DescribeEipAddresses")).Succeeded();
        var byResource = (await region.CallAsync(client, "DescribeEipAddresses", ("AssociatedInstanceId", "i-hidden"))).Succeeded();

        Assert.Equal([seen], Ids(all));
        Assert.Equal(1, Number(all, "TotalCount"));
        Assert.Equal("", all.Body.GetProperty("EipAddresses").GetProperty("EipAddress")[0].GetProperty("InstanceId").GetString());
        Assert.Empty(Ids(byResource));
        Assert.Equal(0, Number(byResource, "TotalCount"));
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(RpcRegion region, params (string Name, string Value)[] parameters) =>
        Ids((await region.CallAsync("DescribeEipAddresses", parameters)).Succeeded());

    private static IReadOnlyList<string> Ids(RpcAnswer answer) =>
        [.. answer.Body.GetProperty("EipAddresses").GetProperty("EipAddress").EnumerateArray().Select(eip => eip.GetProperty("AllocationId").GetString()!)];

    private static int Number(RpcAnswer answer, string name) => answer.Body.GetProperty(name).GetInt32();
}
