using System.Net;
using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class ForwardEntryTests(RpcService service)
{
    private const string Table = "ftb-ngw-1";

    // As Terraform sends it: the protocol in lower case.
    [Fact]
    public async Task Create_ThenDescribeThenDelete_GoTogether()
    {
        var (region, ip) = await GatewayAsync();

        var id = Id(await CreateAsync(region, ip, ("IpProtocol", "tcp"), ("ForwardEntryName", "网站")));
        var entry = Assert.Single(await EntriesAsync(region));

        Assert.StartsWith("fwd-", id, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("ForwardEntryId", id), ("ForwardEntryName", "网站"), ("ForwardTableId", Table), ("NatGatewayId", "ngw-1"), ("ExternalIp", ip),
                ("ExternalPort", "80"), ("InternalIp", "10.0.0.10"), ("InternalPort", "8080"), ("IpProtocol", "tcp"), ("Status", "Available"),
            ],
            entry.EnumerateObject().Select(member => (member.Name, member.Value.GetString()!)));
        _ = (await DeleteAsync(region, id)).Succeeded();
        Assert.Empty(await EntriesAsync(region));
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(region, id)).Failed("InvalidForwardEntryId.NotFound").Status);
    }

    [Theory]
    [InlineData("Any", "Any")]
    [InlineData("any", "any")]
    [InlineData("ANY", "aNy")]
    public async Task Create_Any_IsOneWordInEverySpelling(string protocol, string port)
    {
        var (region, ip) = await GatewayAsync();

        _ = Id(await CreateAsync(region, ip, ("IpProtocol", protocol), ("ExternalPort", port), ("InternalPort", port)));

        var entry = Assert.Single(await EntriesAsync(region, ("IpProtocol", "any"), ("ExternalPort", "ANY"), ("InternalPort", "any")));
        Assert.Equal(("any", "any", "any"), (Text(entry, "IpProtocol"), Text(entry, "ExternalPort"), Text(entry, "InternalPort")));
        var rest = await region.RestAsync(HttpMethod.Get, "nat-gateways/ngw-1/dnat-entries");
        Assert.Equal(("Any", "Any"), ($"{rest["items"]![0]!["protocol"]}", $"{rest["items"]![0]!["externalPort"]}"));
    }

    [Fact]
    public async Task Create_SameToken_IsOneEntryAndAnotherRequestIsRefused()
    {
        var (region, ip) = await GatewayAsync();
        var token = ("ClientToken", "token-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CreateAsync(region, ip, token)));
        var ids = answers.Select(Id).Distinct().ToList();

        var id = Assert.Single(ids);
        Assert.Equal(id, Text(Assert.Single(await EntriesAsync(region)), "ForwardEntryId"));
        _ = (await CreateAsync(region, ip, token, ("ExternalPort", "81"))).Failed("IdempotentParameterMismatch");
        _ = (await CreateAsync(region, ip, token, ("ForwardEntryName", "other"))).Failed("IdempotentParameterMismatch");
    }

    [Fact]
    public async Task Create_DryRun_ChecksAndCreatesNothing()
    {
        var (region, ip) = await GatewayAsync();

        _ = (await CreateAsync(region, ip, ("DryRun", "true"))).Failed("DryRunOperation");
        _ = (await CreateAsync(region, "198.51.100.1", ("DryRun", "true"))).Failed("InvalidIp.NotInNatgw");

        Assert.Empty(await EntriesAsync(region));
    }

    [Theory]
    [InlineData("ForwardTableId", "ftb-ngw-9", "InvalidForwardTableId.NotFound", 404)]
    [InlineData("ForwardTableId", "ngw-1", "InvalidForwardTableId.NotFound", 404)]
    [InlineData("ForwardTableId", "ftb-", "InvalidForwardTableId.NotFound", 404)]
    [InlineData("ExternalIp", "198.51.100.1", "InvalidIp.NotInNatgw", 400)]
    [InlineData("ExternalIp", "::1", "InvalidExternalIp.Malformed", 400)]
    [InlineData("InternalIp", "10.0.0", "InvalidInternalIp.Malformed", 400)]
    [InlineData("ExternalPort", "0", "InvalidExternalPort.Malformed", 400)]
    [InlineData("ExternalPort", "100000000000", "InvalidExternalPort.Malformed", 400)]
    [InlineData("InternalPort", "70000", "InvalidInternalPort.Malformed", 400)]
    [InlineData("IpProtocol", "icmp", "InvalidProtocal.ValueNotSupported", 400)]
    [InlineData("ForwardEntryName", "1", "InvalidParameter.Name.Malformed", 400)]
    [InlineData("ForwardEntryName", "9lives", "InvalidParameter.Name.Malformed", 400)]
    [InlineData("ForwardEntryName", "https://x", "InvalidParameter.Name.Malformed", 400)]
    [InlineData("ForwardTableId", "", "MissingForwardTableId", 400)]
    [InlineData("InternalIp", "", "MissingInternalIp", 400)]
    public async Task Create_WhatCannotBe_HasItsDocumentedCode(string name, string value, string code, int status)
    {
        var (region, ip) = await GatewayAsync();

        var refused = (await CreateAsync(region, ip, (name, value))).Failed(code);

        Assert.Equal(status, (int)refused.Status);
        Assert.NotEmpty(refused.Body.GetProperty("Recommend").GetString()!);
    }

    [Fact]
    public async Task Describe_EachFilterAndEachPage_FindWhatTheySay()
    {
        var (region, ip) = await GatewayAsync();
        var ids = new List<string>();
        for (var port = 1; port <= 5; port++)
        {
            ids.Add(Id(await CreateAsync(
                region, ip,
                ("ExternalPort", $"{port}"), ("InternalPort", $"{port + 10}"), ("ForwardEntryName", $"entry-{port}"), ("IpProtocol", port == 5 ? "UDP" : "TCP"))));
        }

        Assert.Equal(ids, await IdsAsync());
        Assert.Equal([ids[1]], await IdsAsync(("ForwardEntryId", ids[1])));
        Assert.Equal([ids[2]], await IdsAsync(("ForwardEntryName", "entry-3")));
        Assert.Equal([ids[3]], await IdsAsync(("ExternalPort", "4")));
        Assert.Equal([ids[0]], await IdsAsync(("InternalPort", "11")));
        Assert.Equal([ids[4]], await IdsAsync(("IpProtocol", "udp")));
        Assert.Equal(ids, await IdsAsync(("ExternalIp", ip), ("InternalIp", "10.0.0.10")));
        Assert.Empty(await IdsAsync(("ExternalIp", "198.51.100.1")));
        Assert.Empty(await IdsAsync(("InternalIp", "10.0.0.11")));
        Assert.Empty(await IdsAsync(("ForwardEntryId", "fwd-none")));
        Assert.Equal(ids, (await EntriesOfAsync(region, ("NatGatewayId", "ngw-1"))).Select(entry => Text(entry, "ForwardEntryId")));

        var page = (await region.CallAsync(
            "DescribeForwardTableEntries", ("ForwardTableId", Table), ("PageNumber", "2"), ("PageSize", "2"))).Succeeded().Body;
        Assert.Equal((5, 2, 2), (page.GetProperty("TotalCount").GetInt32(), page.GetProperty("PageNumber").GetInt32(), page.GetProperty("PageSize").GetInt32()));
        Assert.Equal(ids[2..4], Entries(page).Select(entry => Text(entry, "ForwardEntryId")));

        async Task<IEnumerable<string>> IdsAsync(params (string, string)[] filters) =>
            (await EntriesAsync(region, filters)).Select(entry => Text(entry, "ForwardEntryId"));
    }

    [Fact]
    public async Task Describe_TableThatThereIsNot_IsToldSo()
    {
        var (region, _) = await GatewayAsync();

        _ = (await region.CallAsync("DescribeForwardTableEntries")).Failed("MissingForwardTableId");
        _ = (await region.CallAsync("DescribeForwardTableEntries", ("ForwardTableId", "ftb-ngw-9"))).Failed("InvalidForwardTableId.NotFound");
        _ = (await region.CallAsync("DescribeForwardTableEntries", ("NatGatewayId", "i-1"))).Failed("InvalidNatGatewayId.NotFound");
        _ = (await region.CallAsync("DescribeForwardTableEntries", ("ForwardTableId", Table), ("NatGatewayId", "ngw-2")))
            .Failed("InvalidForwardTableId.NotFound");
        _ = (await DeleteAsync(region, "fwd-1", "ftb-ngw-9")).Failed("InvalidForwardTableId.NotFound");
    }

    [Fact]
    public async Task Entries_GatewayOfAnotherGroup_AreNotThereForARamUser()
    {
        var (region, ip) = await GatewayAsync(",\"resourceGroupId\":\"red\"");
        var id = Id(await CreateAsync(region, ip));
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");

        _ = (await region.CallAsync(client, "DescribeForwardTableEntries", ("ForwardTableId", Table))).Failed("InvalidForwardTableId.NotFound");
        _ = (await region.CallAsync(client, "DeleteForwardEntry", ("ForwardTableId", Table), ("ForwardEntryId", id)))
            .Failed("InvalidForwardTableId.NotFound");
        _ = (await CreateAsync(region, client, ip, ("ExternalPort", "81"))).Failed("InvalidForwardTableId.NotFound");
        Assert.Equal([id], (await EntriesAsync(region)).Select(entry => Text(entry, "ForwardEntryId")));
    }

    private async Task<(RpcRegion Region, string Ip)> GatewayAsync(string more = "")
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        return (region, Assert.Single(await region.RegisterNatAsync(eips: 1, more)));
    }

    private static Task<RpcAnswer> CreateAsync(RpcRegion region, string ip, params (string Name, string Value)[] other) =>
        region.CallAsync("CreateForwardEntry", Parameters(ip, other));

    private static Task<RpcAnswer> CreateAsync(RpcRegion region, RpcClient client, string ip, params (string Name, string Value)[] other) =>
        region.CallAsync(client, "CreateForwardEntry", Parameters(ip, other));

    private static (string Name, string Value)[] Parameters(string ip, (string Name, string Value)[] other)
    {
        (string Name, string Value)[] usual =
        [
            ("ForwardTableId", Table), ("ExternalIp", ip), ("ExternalPort", "80"), ("InternalIp", "10.0.0.10"), ("InternalPort", "8080"),
            ("IpProtocol", "TCP"),
        ];
        return [.. other, .. usual.Where(one => other.All(given => given.Name != one.Name))];
    }

    private static Task<RpcAnswer> DeleteAsync(RpcRegion region, string id, string table = Table) =>
        region.CallAsync("DeleteForwardEntry", ("ForwardTableId", table), ("ForwardEntryId", id));

    private static Task<IReadOnlyList<JsonElement>> EntriesAsync(RpcRegion region, params (string Name, string Value)[] filters) =>
        EntriesOfAsync(region, [("ForwardTableId", Table), .. filters]);

    private static async Task<IReadOnlyList<JsonElement>> EntriesOfAsync(RpcRegion region, params (string Name, string Value)[] filters) =>
        Entries((await region.CallAsync("DescribeForwardTableEntries", filters)).Succeeded().Body);

    private static IReadOnlyList<JsonElement> Entries(JsonElement body) =>
        [.. body.GetProperty("ForwardTableEntries").GetProperty("ForwardTableEntry").EnumerateArray()];

    private static string Id(RpcAnswer answer) => Text(answer.Succeeded().Body, "ForwardEntryId");

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
