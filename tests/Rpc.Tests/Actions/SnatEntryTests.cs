using System.Net;
using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class SnatEntryTests(RpcService service)
{
    private const string Table = "stb-ngw-1";

    [Fact]
    public async Task Create_ThenDescribeThenDelete_GoTogether()
    {
        var region = service.Region();
        var ips = await region.RegisterNatAsync(eips: 2);

        var id = Id(await CreateAsync(region, ("SnatIp", $"{ips[0]},{ips[1]}"), ("SourceCIDR", "10.0.0.0/24"), ("SnatEntryName", "出口")));
        var entry = Assert.Single(await EntriesAsync(region));

        Assert.StartsWith("snat-", id, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("SnatEntryId", id), ("SnatEntryName", "出口"), ("SnatTableId", Table), ("NatGatewayId", "ngw-1"), ("SnatIp", $"{ips[0]},{ips[1]}"),
                ("SourceVSwitchId", ""), ("SourceCIDR", "10.0.0.0/24"), ("EipAffinity", "0"), ("NetworkInterfaceId", ""), ("Status", "Available"),
            ],
            entry.EnumerateObject().Select(member => (member.Name, member.Value.GetString()!)));
        var rest = await region.RestAsync(HttpMethod.Get, "nat-gateways/ngw-1/snat-entries");
        Assert.Equal((id, "10.0.0.0/24"), ($"{rest["items"]![0]!["snatEntryId"]}", $"{rest["items"]![0]!["sourceCidr"]}"));
        _ = (await DeleteAsync(region, id)).Succeeded();
        Assert.Empty(await EntriesAsync(region));
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(region, id)).Failed("InvalidSnatEntryId.NotFound").Status);
    }

    [Fact]
    public async Task Create_SameToken_IsOneEntryAndAnotherRequestIsRefused()
    {
        var region = service.Region();
        var ips = await region.RegisterNatAsync(eips: 2);
        (string, string)[] request = [("SnatIp", ips[0]), ("SourceVSwitchId", "vsw-1"), ("ClientToken", "token-1")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CreateAsync(region, request)));

        var id = Assert.Single(answers.Select(Id).Distinct());
        Assert.Equal((id, "vsw-1"), (Text(Assert.Single(await EntriesAsync(region)), "SnatEntryId"), Text((await EntriesAsync(region))[0], "SourceVSwitchId")));
        _ = (await CreateAsync(region, ("SnatIp", ips[1]), ("SourceVSwitchId", "vsw-1"), ("ClientToken", "token-1"))).Failed("IdempotentParameterMismatch");
    }

    [Fact]
    public async Task Create_DryRun_ChecksAndCreatesNothing()
    {
        var region = service.Region();
        var ips = await region.RegisterNatAsync(eips: 1);

        _ = (await CreateAsync(region, ("SnatIp", ips[0]), ("SourceCIDR", "10.0.0.0/24"), ("DryRun", "true"))).Failed("DryRunOperation");
        _ = (await CreateAsync(region, ("SnatIp", "198.51.100.1"), ("SourceCIDR", "10.0.0.0/24"), ("DryRun", "true"))).Failed("InvalidSnatIp.NotFound");

        Assert.Empty(await EntriesAsync(region));
    }

    [Fact]
    public async Task Create_WhatCannotBe_HasItsDocumentedCode()
    {
        var region = service.Region();
        var ip = Assert.Single(await region.RegisterNatAsync(eips: 1));
        _ = await region.RegisterEcsAsync("i-1");
        _ = Id(await CreateAsync(region, ("SnatIp", ip), ("SourceVSwitchId", "vsw-1")));

        await RefusedAsync("InvalidSnatTableId.NotFound", 404, ("SnatTableId", "stb-ngw-9"));
        await RefusedAsync("InvalidSnatTableId.NotFound", 404, ("SnatTableId", "ftb-ngw-1"));
        await RefusedAsync("MissingSnatTableId", 400, ("SnatTableId", ""));
        await RefusedAsync("MissingSnatIp", 400, ("SnatIp", ""));
        await RefusedAsync("InvalidSnatIp.Malformed", 400, ("SnatIp", $"{ip},10.0.0"));
        await RefusedAsync("InvalidSnatIp.NotFound", 404, ("SnatIp", "198.51.100.1"));
        await RefusedAsync("SNAT_IP_POOL_COUNT_TOO_MANY", 400, ("SnatIp", $"{ip},{ip}"));
        await RefusedAsync("INVALID_PARAMETER", 400, ("SourceCIDR", "10.0.0.0"));
        await RefusedAsync("INVALID_PARAMETER", 400, ("SourceCIDR", ""));
        await RefusedAsync("INVALID_PARAMETER", 400, ("SourceVSwitchId", "vsw-2"));
        await RefusedAsync("Forbidden.SourceVSwitchId.Duplicated", 400, ("SourceCIDR", ""), ("SourceVSwitchId", "vsw-1"));
        await RefusedAsync("InvalidParameter.Name.Malformed", 400, ("SnatEntryName", "1"));
        await RefusedAsync("InvalidParameter", 400, ("EipAffinity", "1"));
        _ = Assert.Single(await EntriesAsync(region));

        async Task RefusedAsync(string code, int status, params (string Name, string Value)[] changed)
        {
            (string Name, string Value)[] usual = [("SnatIp", ip), ("SourceCIDR", "10.0.0.0/24")];
            var refused = (await CreateAsync(region, [.. changed, .. usual.Where(one => changed.All(given => given.Name != one.Name))])).Failed(code);
            Assert.Equal(status, (int)refused.Status);
            Assert.NotEmpty(refused.Body.GetProperty("Recommend").GetString()!);
        }
    }

    [Fact]
    public async Task Describe_EachFilterAndEachPage_FindWhatTheySay()
    {
        var region = service.Region();
        var ips = await region.RegisterNatAsync(eips: 2);
        string[] ids =
        [
            Id(await CreateAsync(region, ("SnatIp", ips[0]), ("SourceCIDR", "10.0.0.0/24"), ("SnatEntryName", "one"))),
            Id(await CreateAsync(region, ("SnatIp", ips[1]), ("SourceVSwitchId", "vsw-1"), ("SnatEntryName", "two"))),
            Id(await CreateAsync(region, ("SnatIp", $"{ips[0]},{ips[1]}"), ("SourceCIDR", "10.0.1.0/24"))),
        ];

        Assert.Equal(ids, await IdsAsync());
        Assert.Equal([ids[1]], await IdsAsync(("SnatEntryId", ids[1])));
        Assert.Empty(await IdsAsync(("SnatEntryId", "snat-none")));
        Assert.Equal([ids[0]], await IdsAsync(("SnatEntryName", "one")));
        Assert.Equal([ids[0], ids[2]], await IdsAsync(("SnatIp", ips[0])));
        Assert.Equal([ids[2]], await IdsAsync(("SnatIp", $"{ips[1]},{ips[0]}")));
        Assert.Equal([ids[1]], await IdsAsync(("SourceVSwitchId", "vsw-1")));
        Assert.Equal([ids[2]], await IdsAsync(("SourceCIDR", "10.0.1.0/24")));
        Assert.Empty(await IdsAsync(("NetworkInterfaceIds.1", "eni-1")));
        var page = (await region.CallAsync("DescribeSnatTableEntries", ("NatGatewayId", "ngw-1"), ("PageNumber", "2"), ("PageSize", "2"))).Succeeded().Body;
        Assert.Equal((3, 2, 2), (page.GetProperty("TotalCount").GetInt32(), page.GetProperty("PageNumber").GetInt32(), page.GetProperty("PageSize").GetInt32()));
        Assert.Equal([ids[2]], Entries(page).Select(entry => Text(entry, "SnatEntryId")));
        _ = (await region.CallAsync("DescribeSnatTableEntries")).Failed("MissingSnatTableId");
        _ = (await region.CallAsync("DescribeSnatTableEntries", ("SnatTableId", "stb-ngw-9"))).Failed("InvalidSnatTableId.NotFound");
        _ = (await region.CallAsync("DescribeSnatTableEntries", ("SnatTableId", Table), ("NatGatewayId", "ngw-2"))).Failed("InvalidSnatTableId.NotFound");
        _ = (await region.CallAsync("DescribeSnatTableEntries", ("NatGatewayId", "i-1"))).Failed("InvalidNatGatewayId.NotFound");

        async Task<IEnumerable<string>> IdsAsync(params (string, string)[] filters) =>
            (await EntriesAsync(region, filters)).Select(entry => Text(entry, "SnatEntryId"));
    }

    [Fact]
    public async Task Modify_OneThing_LeavesTheOthersAsTheyWere()
    {
        var region = service.Region();
        var ips = await region.RegisterNatAsync(eips: 2);
        var id = Id(await CreateAsync(region, ("SnatIp", ips[0]), ("SourceCIDR", "10.0.0.0/24"), ("SnatEntryName", "first")));

        _ = (await ModifyAsync(region, id, ("SnatIp", $"{ips[1]},{ips[0]}"))).Succeeded();
        Assert.Equal(($"{ips[1]},{ips[0]}", "first", "10.0.0.0/24"), await ShownAsync());
        _ = (await ModifyAsync(region, id, ("SnatIp", $"{ips[1]},{ips[0]}"), ("ClientToken", "token-1"))).Succeeded();
        _ = (await ModifyAsync(region, id, ("SnatEntryName", "second"))).Succeeded();
        Assert.Equal(($"{ips[1]},{ips[0]}", "second", "10.0.0.0/24"), await ShownAsync());
        _ = (await ModifyAsync(region, id, ("DryRun", "true"), ("SnatIp", ips[0]))).Failed("DryRunOperation");
        _ = (await ModifyAsync(region, id, ("DryRun", "true"), ("SnatIp", "198.51.100.1"))).Failed("InvalidSnatIp.NotFound");
        _ = (await ModifyAsync(region, id, ("SnatIp", "198.51.100.1"))).Failed("InvalidSnatIp.NotFound");
        _ = (await ModifyAsync(region, id, ("SnatEntryName", "9lives"))).Failed("InvalidParameter.Name.Malformed");
        _ = (await ModifyAsync(region, "snat-none", ("SnatEntryName", "third"))).Failed("InvalidSnatEntryId.NotFound");
        Assert.Equal(($"{ips[1]},{ips[0]}", "second", "10.0.0.0/24"), await ShownAsync());
        var attribute = (await region.CallAsync("DescribeNatGateways")).Succeeded().Body.GetProperty("NatGateways").GetProperty("NatGateway")[0];
        Assert.All(
            attribute.GetProperty("IpLists").GetProperty("IpList").EnumerateArray(), ip => Assert.Equal("UsedBySnatTable", Text(ip, "UsingStatus")));

        async Task<(string SnatIp, string Name, string Cidr)> ShownAsync()
        {
            var entry = Assert.Single(await EntriesAsync(region));
            return (Text(entry, "SnatIp"), Text(entry, "SnatEntryName"), Text(entry, "SourceCIDR"));
        }
    }

    [Fact]
    public async Task Entries_GatewayOfAnotherGroup_AreNotThereForARamUser()
    {
        var region = service.Region();
        var ip = Assert.Single(await region.RegisterNatAsync(eips: 1, ",\"resourceGroupId\":\"red\""));
        var id = Id(await CreateAsync(region, ("SnatIp", ip), ("SourceCIDR", "10.0.0.0/24")));
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");

        _ = (await region.CallAsync(client, "DescribeSnatTableEntries", ("SnatTableId", Table))).Failed("InvalidSnatTableId.NotFound");
        _ = (await region.CallAsync(client, "ModifySnatEntry", ("SnatTableId", Table), ("SnatEntryId", id), ("SnatEntryName", "mine")))
            .Failed("InvalidSnatTableId.NotFound");
        _ = (await region.CallAsync(client, "DeleteSnatEntry", ("SnatTableId", Table), ("SnatEntryId", id))).Failed("InvalidSnatTableId.NotFound");
        _ = (await region.CallAsync(client, "CreateSnatEntry", ("SnatTableId", Table), ("SnatIp", ip), ("SourceCIDR", "10.0.1.0/24")))
            .Failed("InvalidSnatTableId.NotFound");
        Assert.Equal(id, Text(Assert.Single(await EntriesAsync(region)), "SnatEntryId"));
    }

    private static Task<RpcAnswer> CreateAsync(RpcRegion region, params (string Name, string Value)[] parameters) => region.CallAsync(
        "CreateSnatEntry", [.. parameters, .. parameters.Any(one => one.Name == "SnatTableId") ? [] : new[] { ("SnatTableId", Table) }]);

    private static Task<RpcAnswer> ModifyAsync(RpcRegion region, string id, params (string Name, string Value)[] change) =>
        region.CallAsync("ModifySnatEntry", [("SnatTableId", Table), ("SnatEntryId", id), .. change]);

    private static Task<RpcAnswer> DeleteAsync(RpcRegion region, string id) =>
        region.CallAsync("DeleteSnatEntry", ("SnatTableId", Table), ("SnatEntryId", id));

    private static async Task<IReadOnlyList<JsonElement>> EntriesAsync(RpcRegion region, params (string Name, string Value)[] filters) =>
        Entries((await region.CallAsync("DescribeSnatTableEntries", [("SnatTableId", Table), .. filters])).Succeeded().Body);

    private static IReadOnlyList<JsonElement> Entries(JsonElement body) =>
        [.. body.GetProperty("SnatTableEntries").GetProperty("SnatTableEntry").EnumerateArray()];

    private static string Id(RpcAnswer answer) => Text(answer.Succeeded().Body, "SnatEntryId");

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
