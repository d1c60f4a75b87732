using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class GuidanceTests(AzuriteFixture azurite)
{
    private const string Eni =
        """
        {"kind":"NetworkInterface","status":"Available","type":"Secondary","vpcId":"vpc-1","privateIpAddresses":["192.168.0.20"],
         "macAddress":"00:16:3e:0a:00:03","vSwitchCidrBlock":"192.168.0.0/24","deviceIndex":1}
        """;

    [Fact]
    public async Task GetEipGuidance_EipInUse_FillsInTheRealAddresses()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "i-1");

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/guidance");

        var guidance = await response.JsonAsync();
        Assert.Equal(
            ("198.18.0.1", "i-1", "NAT", false, true),
            (guidance.Text("ipAddress"), guidance.Text("resourceId"), guidance.Text("mode"), guidance.GetProperty("isVisible").GetBoolean(), guidance.GetProperty("keepsPrivateNetwork").GetBoolean()));
        Assert.Equal(["Linux", "Windows"], guidance.Texts("operatingSystems", "operatingSystem"));
        Assert.Contains("curl -4 --interface 192.168.0.10 https://api.ipify.org", Lines(guidance, "check"));
    }

    [Theory]
    [InlineData("linux", "  ip addr replace 198.18.0.1/24 dev \"$DEV\"")]
    [InlineData("windows", "if ($nic) { New-NetIPAddress -InterfaceIndex $nic -IPAddress 198.18.0.1 -PrefixLength 24 }")]
    public async Task GetEipGuidance_MultiEipMode_HasTheCommandsOfTheSystemAsked(string os, string command)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await AssociateAsync(host, "MULTI_BINDED");

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/guidance?os={os}");

        var guidance = await response.JsonAsync();
        Assert.Equal("198.18.0.253", guidance.GetProperty("gateway").Text("gateway"));
        Assert.Equal(os, Assert.Single(guidance.Texts("operatingSystems", "operatingSystem")), ignoreCase: true);
        Assert.Contains(command, Lines(guidance, "configure"));
    }

    [Fact]
    public async Task GetEipGuidance_FreeEip_SaysSoAndPreviewsOnRequest()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("eni-1", Eni);
        var eipId = await host.Owner.AllocateAsync();

        using var free = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/guidance");
        using var preview = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/guidance?resourceId=eni-1&mode=BINDED");

        Assert.Contains("associated with nothing", (await free.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        var guidance = await preview.JsonAsync();
        Assert.Equal(
            ("BINDED", true, false),
            (guidance.Text("mode"), guidance.GetProperty("isPreview").GetBoolean(), guidance.GetProperty("keepsPrivateNetwork").GetBoolean()));
    }

    [Theory]
    [InlineData("i-1", "BINDED", HttpStatusCode.BadRequest)]
    [InlineData("i-1", "NAT", HttpStatusCode.OK)]
    [InlineData("eni-1", "MULTI_BINDED", HttpStatusCode.OK)]
    public async Task GetEipGuidance_PreviewOfAMode_IsForWhatCanHaveIt(string resourceId, string mode, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.RegisterAsync("eni-1", Eni);
        var eipId = await host.Owner.AllocateAsync();

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/guidance?resourceId={resourceId}&mode={mode}");

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.BadRequest)
        {
            Assert.Equal(["mode-only-for-eni"], (await response.ProblemAsync(status)).Texts("violations", "ruleId"));
        }
    }

    [Theory]
    [InlineData("os=macos", "os")]
    [InlineData("resourceId=i&mode=ENAT", "mode")]
    [InlineData("mode=NAT", "mode")]
    [InlineData("shell=bash", "shell")]
    public async Task GetEipGuidance_BadQuery_NamesTheField(string query, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/eip-1/guidance?{query}");

        Assert.Equal([field], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task GetEipGuidance_ResourceOfAnotherGroup_IsNotShown()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        await host.Owner.AssociateAsync(eipId, "i-1");
        using var blue = host.Client("blue.blue-secret");

        using var associated = await blue.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/guidance");
        using var asked = await blue.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/guidance?resourceId=i-1");
        using var gateways = await blue.SendAsync("GET", $"{ApiHost.Resources}/i-1/eip-gateway-info");

        Assert.DoesNotContain("i-1", (await associated.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        _ = await asked.ProblemAsync(HttpStatusCode.NotFound);
        _ = await gateways.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task GetEipGatewayInfo_Eni_ListsEachEip()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        _ = await AssociateAsync(host, "MULTI_BINDED");
        await host.Owner.RegisterAsync("i-1");

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/eni-1/eip-gateway-info");
        using var refused = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1/eip-gateway-info");

        var item = Assert.Single((await response.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("198.18.0.1", "198.18.0.253", "255.255.255.0"), (item.Text("ip"), item.Text("gateway"), item.Text("mask")));
        Assert.Contains("EcsInstance", (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"macAddress\":\"00:16:3e:0a:00\"", "macAddress")]
    [InlineData("\"macAddress\":\"00:16-3e:0a:00:01\"", "macAddress")]
    [InlineData("\"vSwitchCidrBlock\":\"192.168.0.0/30\"", "vSwitchCidrBlock")]
    [InlineData("\"vSwitchCidrBlock\":\"192.168.0.1/24\"", "vSwitchCidrBlock")]
    [InlineData("\"vSwitchCidrBlock\":\"192.168.1.0/24\"", "vSwitchCidrBlock")]
    [InlineData("\"operatingSystem\":\"linux\"", "operatingSystem")]
    [InlineData("\"routes\":[{\"metric\":1}]", "routes[0].destination")]
    [InlineData("\"routes\":[{\"destination\":\"0.0.0.0\"}]", "routes[0].destination")]
    [InlineData("\"routes\":[{\"destination\":\"10.1\"}]", "routes[0].destination")]
    [InlineData("\"routes\":[{\"destination\":\"0.0.0.0/0\",\"source\":\"default\"}]", "routes[0].source")]
    [InlineData("\"routes\":[{\"destination\":\"0.0.0.0/0\",\"metric\":-1}]", "routes[0].metric")]
    [InlineData("\"routes\":[{\"destination\":\"0.0.0.0/0\",\"source\":\"x\"}]", "routes[0].source")]
    [InlineData("\"routes\":[{\"destination\":\"0.0.0.0/0\",\"via\":\"x\"}]", "routes[0].via")]
    [InlineData("\"routes\":[1]", "routes[0]")]
    public async Task PutResource_BadNetworkField_IsNamed(string member, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-1", Http.Ecs.Replace("}", $",{member}}}", StringComparison.Ordinal));

        Assert.Equal([field], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task PutResource_NetworkFields_AreKept()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        const string Members =
            """
            "operatingSystem":"Windows","macAddress":"00-16-3E-0A-00-01","vSwitchCidrBlock":"192.168.0.0/24",
            "routes":[{"destination":"0.0.0.0/0","networkInterfaceId":"eni-1","gateway":"192.168.0.253","metric":5,"source":"192.168.0.20/32"}]
            """;

        await host.Owner.RegisterAsync("i-1", Http.Ecs.Replace("}", $",{Members}}}", StringComparison.Ordinal));
        using var read = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1");

        var resource = (await read.JsonAsync()).GetProperty("resource");
        Assert.Equal(("Windows", "00-16-3E-0A-00-01", "192.168.0.0/24"), (resource.Text("operatingSystem"), resource.Text("macAddress"), resource.Text("vSwitchCidrBlock")));
        Assert.Equal(
            """{"destination":"0.0.0.0/0","networkInterfaceId":"eni-1","gateway":"192.168.0.253","metric":5,"source":"192.168.0.20/32"}""",
            Assert.Single(resource.GetProperty("routes").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task PutResource_RoutesAsTheyArePrinted_AreBlocks()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        const string Routes = """,{"destination":"203.0.113.7","source":"192.168.0.20"}""";

        await host.Owner.RegisterAsync("i-1", Http.Ecs.Replace("}", $$""","routes":[{"destination":"default"}{{Routes}}]}""", StringComparison.Ordinal));
        using var read = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1");

        var routes = (await read.JsonAsync()).GetProperty("resource").GetProperty("routes");
        Assert.Equal("0.0.0.0/0", routes[0].Text("destination"));
        Assert.Equal(("203.0.113.7/32", "192.168.0.20/32"), (routes[1].Text("destination"), routes[1].Text("source")));
    }

    private static async Task<string> AssociateAsync(ApiHost host, string mode)
    {
        await host.Owner.RegisterAsync("eni-1", Eni);
        var eipId = await host.Owner.AllocateAsync();
        using var associated = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/{eipId}/associate", $$"""{"resourceId":"eni-1","mode":"{{mode}}"}""", ("Prefer", "wait=5"));
        Assert.Equal(HttpStatusCode.OK, associated.StatusCode);
        return eipId;
    }

    private static IEnumerable<string?> Lines(JsonElement guidance, string part) => guidance.GetProperty("operatingSystems").EnumerateArray()
        .SelectMany(os => os.GetProperty(part).EnumerateArray())
        .SelectMany(step => step.GetProperty("lines").EnumerateArray())
        .Select(line => line.GetString());
}
