using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class NatGatewayTests(RpcService service)
{
    [Fact]
    public async Task Describe_GatewayWithEips_SaysWhatUsesEach()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var ips = await region.RegisterNatAsync(eips: 3, ",\"name\":\"edge\",\"zoneId\":\"cn-test-b\"");
        _ = (await region.CallAsync(
            "CreateForwardEntry",
            ("ForwardTableId", "ftb-ngw-1"), ("ExternalIp", ips[1]), ("ExternalPort", "80"), ("InternalIp", "10.0.0.10"), ("InternalPort", "80"),
            ("IpProtocol", "TCP"))).Succeeded();
        _ = await region.RestAsync(HttpMethod.Post, "nat-gateways/ngw-1/snat-entries", $$"""{"snatIps":["{{ips[2]}}"],"sourceCidr":"10.0.0.0/24"}""");

        var gateway = Assert.Single(await GatewaysAsync(region));
        var described = (await region.CallAsync("GetNatGatewayAttribute", ("NatGatewayId", "ngw-1"))).Succeeded().Body;

        Assert.Equal(("ngw-1", "edge", "vpc-1", "Available", "Normal"), (
            Text(gateway, "NatGatewayId"), Text(gateway, "Name"), Text(gateway, "VpcId"), Text(gateway, "Status"), Text(gateway, "BusinessStatus")));
        Assert.Equal(("Enhanced", "internet", "PostPaid"), (Text(gateway, "NatType"), Text(gateway, "NetworkType"), Text(gateway, "InstanceChargeType")));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Text(gateway, "CreationTime"));
        Assert.Equal("""{"ForwardTableId":["ftb-ngw-1"]}""", gateway.GetProperty("ForwardTableIds").GetRawText());
        Assert.Equal("""{"SnatTableId":["stb-ngw-1"]}""", gateway.GetProperty("SnatTableIds").GetRawText());
        Assert.Equal("cn-test-b", Text(gateway.GetProperty("NatGatewayPrivateInfo"), "IzNo"));
        Assert.Equal(
            [(ips[0], "Idle"), (ips[1], "UsedByForwardTable"), (ips[2], "UsedBySnatTable")],
            Ips(gateway.GetProperty("IpLists").GetProperty("IpList")));
        Assert.Equal(
            [(ips[0], "idle"), (ips[1], "UsedByForwardTable"), (ips[2], "UsedBySnatTable")], Ips(described.GetProperty("IpList")));
        Assert.Equal("""{"ForwardEntryCount":1,"ForwardTableId":"ftb-ngw-1"}""", described.GetProperty("ForwardTable").GetRawText());
        Assert.Equal("""{"SnatEntryCount":1,"SnatTableId":"stb-ngw-1"}""", described.GetProperty("SnatTable").GetRawText());
        Assert.Equal("PostPaid", Text(described.GetProperty("BillingConfig"), "InstanceChargeType"));
    }

    [Fact]
    public async Task Describe_EachFilterAndPage_FindWhatTheySay()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        _ = await region.RegisterAsync("ngw-1", "\"kind\":\"Nat\",\"status\":\"Available\",\"name\":\"one\",\"zoneId\":\"z-1\"");
        _ = await region.RegisterAsync("ngw-2", "\"kind\":\"Nat\",\"status\":\"Modifying\",\"resourceGroupId\":\"rg-2\"");
        _ = await region.RegisterAsync("ngw-3", "\"kind\":\"Nat\",\"status\":\"Available\",\"financialLocked\":true");

        Assert.Equal(["ngw-1", "ngw-2", "ngw-3"], await IdsAsync());
        Assert.Equal(["ngw-2"], await IdsAsync(("NatGatewayId", "ngw-2")));
        Assert.Empty(await IdsAsync(("NatGatewayId", "i-1")));
        Assert.Empty(await IdsAsync(("NatGatewayId", "ngw-9")));
        Assert.Equal(["ngw-1", "ngw-2", "ngw-3"], await IdsAsync(("VpcId", "vpc-1")));
        Assert.Empty(await IdsAsync(("VpcId", "vpc-2")));
        Assert.Equal(["ngw-1"], await IdsAsync(("Name", "one")));
        Assert.Equal(["ngw-2"], await IdsAsync(("Status", "Modifying")));
        Assert.Empty(await IdsAsync(("Status", "Converting")));
        Assert.Equal(["ngw-1"], await IdsAsync(("ZoneId", "z-1")));
        Assert.Equal(["ngw-2"], await IdsAsync(("ResourceGroupId", "rg-2")));
        Assert.Equal(["ngw-1", "ngw-2", "ngw-3"], await IdsAsync(("NatType", "Enhanced"), ("NetworkType", "internet"), ("InstanceChargeType", "PostPaid")));
        Assert.Empty(await IdsAsync(("NetworkType", "intranet")));
        Assert.Empty(await IdsAsync(("Spec", "Small")));
        Assert.Empty(await IdsAsync(("AvailabilityMode", "zonal")));
        Assert.Empty(await IdsAsync(("Tag.1.Key", "team")));
        Assert.Equal(["ngw-3"], await IdsAsync(("PageNumber", "2"), ("PageSize", "2")));
        Assert.Empty(await IdsAsync(("PageNumber", "2147483647"), ("PageSize", "50")));
        Assert.Equal("FinancialLocked", Text((await GatewaysAsync(region, ("NatGatewayId", "ngw-3")))[0], "BusinessStatus"));
        _ = (await region.CallAsync("DescribeNatGateways", ("PageSize", "51"))).Failed("InvalidParameter");
        _ = (await region.CallAsync("DescribeNatGateways", ("DryRun", "true"))).Failed("DryRunOperation");
        _ = (await region.CallAsync("GetNatGatewayAttribute", ("NatGatewayId", "i-1"))).Failed("InvalidNatGatewayId.NotFound");

        async Task<IEnumerable<string>> IdsAsync(params (string, string)[] filters) =>
            (await GatewaysAsync(region, filters)).Select(gateway => Text(gateway, "NatGatewayId"));
    }

    [Fact]
    public async Task Describe_RamUserOfAGroup_SeesAndCountsTheirsOnly()
    {
        var region = service.Region();
        _ = await region.RegisterAsync("ngw-1", "\"kind\":\"Nat\",\"status\":\"Available\",\"resourceGroupId\":\"red\"");
        _ = await region.RegisterAsync("ngw-2", "\"kind\":\"Nat\",\"status\":\"Available\",\"resourceGroupId\":\"blue\"");
        var hidden = await region.AllocateAsync("""{"resourceGroupId":"red"}""");
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", hidden), ("InstanceId", "ngw-2"), ("InstanceType", "Nat"))).Succeeded();
        _ = await region.UntilAsync(hidden, "InUse");
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read"],"resourceGroupIds":["blue"]}""");

        var body = (await region.CallAsync(client, "DescribeNatGateways")).Succeeded().Body;

        Assert.Equal(1, body.GetProperty("TotalCount").GetInt32());
        var gateway = Assert.Single(Gateways(body));
        Assert.Equal("ngw-2", Text(gateway, "NatGatewayId"));
        Assert.Empty(Ips(gateway.GetProperty("IpLists").GetProperty("IpList")));
        _ = (await region.CallAsync(client, "GetNatGatewayAttribute", ("NatGatewayId", "ngw-1"))).Failed("InvalidNatGatewayId.NotFound");
    }

    private static async Task<IReadOnlyList<JsonElement>> GatewaysAsync(RpcRegion region, params (string Name, string Value)[] filters) =>
        Gateways((await region.CallAsync("DescribeNatGateways", filters)).Succeeded().Body);

    private static IReadOnlyList<JsonElement> Gateways(JsonElement body) => [.. body.GetProperty("NatGateways").GetProperty("NatGateway").EnumerateArray()];

    private static IEnumerable<(string Ip, string UsingStatus)> Ips(JsonElement list) => list.EnumerateArray()
        .Select(ip => (Text(ip, "IpAddress"), Text(ip, "UsingStatus")));

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
