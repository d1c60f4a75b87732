using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class ConnectivityTests(AzuriteFixture azurite)
{
    private const string Ecs =
        """
        {"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"192.168.0.10","operatingSystem":"Linux",
         "vSwitchCidrBlock":"192.168.0.0/24"}
        """;

    private const string Eni =
        """
        {"kind":"NetworkInterface","status":"InUse","type":"Secondary","vpcId":"vpc-1","privateIpAddresses":["192.168.0.20"],
         "instanceId":"i-1","vSwitchCidrBlock":"192.168.0.0/24","deviceIndex":1}
        """;

    [Theory]
    [InlineData("i-1")]
    [InlineData("eni-1")]
    public async Task GetConnectivity_EipOnASecondaryEni_FindsTheDefaultRoute(string asked)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        _ = await PrepareAsync(host);

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/{asked}/connectivity");

        var report = await response.JsonAsync();
        Assert.Equal((asked, "i-1", true), (report.Text("resourceId"), report.Text("instanceId"), report.GetProperty("areRoutesAssumed").GetBoolean()));
        Assert.Equal(["default-route-by-other-eni", "asymmetric-return", "routes-assumed"], report.Texts("findings", "findingId"));
        Assert.Contains(
            "DEV=$(ip -o link show dev eth1 2>/dev/null | awk -F': |@' '{print $2; exit}')",
            report.GetProperty("findings")[0].GetProperty("commands")[0].GetProperty("steps")[0].GetProperty("lines").EnumerateArray().Select(line => line.GetString()));
        Assert.Equal(["198.18.0.1"], report.Texts("inbound", "publicAddress"));
        Assert.False(report.TryGetProperty("notice", out _));
    }

    [Fact]
    public async Task GetConnectivity_RoutesRegistered_AreFollowedToTheDestinationAsked()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        _ = await PrepareAsync(host);
        const string Routes =
            """
            ,"routes":[{"destination":"default","gateway":"192.168.0.253"},
                       {"destination":"203.0.113.7","networkInterfaceId":"eni-1","gateway":"192.168.0.253"}]}
            """;
        using var updated = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-1", Ecs.Replace("}", Routes, StringComparison.Ordinal));

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1/connectivity?destination=203.0.113.7");

        var outbound = (await response.JsonAsync()).GetProperty("outbound");
        Assert.Equal((true, "eni-1", "198.18.0.1"), (outbound.GetProperty("reachesInternet").GetBoolean(), outbound.Text("networkInterfaceId"), outbound.Text("publicAddress")));
    }

    [Fact]
    public async Task GetConnectivity_SnatEntryOfTheVpc_IsTheWayOut()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1", Ecs);
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await host.Owner.AssociateAsync(await host.Owner.AllocateAsync(), "ngw-1");
        using var entry = await host.Owner.SendAsync(
            "POST",
            $"/api/regions/{ApiHost.Region}/nat-gateways/ngw-1/snat-entries",
            """{"snatIps":["198.18.0.1"],"sourceCidr":"192.168.0.0/24"}""");

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1/connectivity");

        Assert.Equal(HttpStatusCode.Created, entry.StatusCode);
        var report = await response.JsonAsync();
        Assert.Equal("198.18.0.1", report.GetProperty("outbound").Text("publicAddress"));
        Assert.Equal(["routes-assumed"], report.Texts("findings", "findingId"));
    }

    [Fact]
    public async Task GetConnectivity_RamUser_SeesOnlyWhatIsTheirs()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await PrepareAsync(host, ",\"resourceGroupId\":\"blue\"}");
        using var blue = host.Client("blue.blue-secret");

        using var instance = await blue.SendAsync("GET", $"{ApiHost.Resources}/i-1/connectivity");
        using var eni = await blue.SendAsync("GET", $"{ApiHost.Resources}/eni-1/connectivity");

        var text = await instance.Content.ReadAsStringAsync();
        var report = JsonElement.Parse(text);
        Assert.Equal(["no-internet", "routes-assumed"], report.Texts("findings", "findingId"));
        Assert.Contains("as far as the key shows", report.GetProperty("findings")[0].Text("message"), StringComparison.Ordinal);
        Assert.StartsWith("Only what is in the resource groups of your key", report.Text("notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("eni-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(eipId, text, StringComparison.Ordinal);
        _ = await eni.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task GetConnectivity_DestinationOfAPrivateNetwork_NamesTheBlock()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1/connectivity?destination=192.168.0.9");

        var error = Assert.Single((await response.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateArray());
        Assert.Equal(("destination", "192.168.0.9"), (error.Text("field"), error.Text("value")));
        Assert.Contains("192.168.0.0/16", error.Text("rule"), StringComparison.Ordinal);
        Assert.Contains("223.5.5.5", error.Text("remedy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetConnectivity_OtherKindOrBadDestination_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);

        using var kind = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/ngw-1/connectivity");
        using var destination = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/ngw-1/connectivity?destination=example.org");
        using var none = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-9/connectivity");

        Assert.Contains("Nat", (await kind.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["destination"], (await destination.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        _ = await none.ProblemAsync(HttpStatusCode.NotFound);
    }

    private static async Task<string> PrepareAsync(ApiHost host, string groupOfInstance = "}")
    {
        await host.Owner.RegisterAsync("i-1", Ecs.Replace("}", groupOfInstance, StringComparison.Ordinal));
        await host.Owner.RegisterAsync("eni-1", Eni);
        await host.Owner.RegisterAsync("eni-2", Eni.Replace("i-1", "i-2", StringComparison.Ordinal).Replace(".20", ".21", StringComparison.Ordinal));
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "eni-1");
        return eipId;
    }
}
