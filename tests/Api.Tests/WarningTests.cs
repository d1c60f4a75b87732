using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class WarningTests(AzuriteFixture azurite)
{
    private static readonly string[] Disassociation = ["waf-origin", "established-flows-cut", "idle-cost"];

    [Fact]
    public async Task Disassociate_DryRunAndReal_ComeWithTheSameWarnings()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await ProtectedAsync(host);
        await host.Owner.AssociateAsync(eipId, "i-1");
        var disassociate = $"{ApiHost.Eips}/{eipId}/disassociate";

        using var dryRun = await host.Owner.SendAsync("POST", disassociate, """{"dryRun":true}""");
        using var explained = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/explain", """{"action":"disassociate"}""");
        using var accepted = await host.Owner.SendAsync("POST", disassociate);
        using var read = await host.Owner.SendAsync("GET", accepted.Headers.Location!.ToString());

        var result = await dryRun.JsonAsync();
        Assert.True(result.GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(Disassociation, result.Texts("warnings", "id"));
        Assert.Contains("'waf-1' for a.example.com:", result.Texts("warnings", "message").First(), StringComparison.Ordinal);
        Assert.Equal(result.GetProperty("warnings").GetRawText(), (await explained.JsonAsync()).GetProperty("warnings").GetRawText());
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var operation = await accepted.JsonAsync();
        Assert.Equal(result.GetProperty("warnings").GetRawText(), operation.GetProperty("warnings").GetRawText());
        Assert.Equal(Disassociation, (await read.JsonAsync()).Texts("warnings", "id"));
    }

    [Fact]
    public async Task Disassociate_NatGatewayWithEntries_WarnsOfThemOnlyWhenForced()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "ngw-1");
        using var eip = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        var address = (await eip.JsonAsync()).Text("ipAddress");
        using var entry = await host.Owner.SendAsync(
            "POST",
            $"/api/regions/{ApiHost.Region}/nat-gateways/ngw-1/dnat-entries",
            $$"""{"externalIp":"{{address}}","externalPort":"80","internalIp":"192.168.0.10","internalPort":"8080","protocol":"TCP","targetResourceId":"i-1"}""");

        using var plain = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", """{"dryRun":true}""");
        using var forced = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", """{"dryRun":true,"force":true}""");

        Assert.Equal(HttpStatusCode.Created, entry.StatusCode);
        Assert.DoesNotContain("dnat-entries-lose-effect", (await plain.JsonAsync()).Texts("warnings", "id"));
        Assert.False((await plain.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.True((await forced.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.Contains("dnat-entries-lose-effect", (await forced.JsonAsync()).Texts("warnings", "id"));
    }

    [Fact]
    public async Task Release_AddressThatDnatEntriesName_WarnsOfThem()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "ngw-1");
        using var entry = await host.Owner.SendAsync(
            "POST",
            $"/api/regions/{ApiHost.Region}/nat-gateways/ngw-1/dnat-entries",
            """{"externalIp":"198.18.0.1","externalPort":"80","internalIp":"192.168.0.10","internalPort":"8080","protocol":"TCP","targetResourceId":"i-1"}""");
        using var forced = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/{eipId}/disassociate", """{"force":true}""", ("Prefer", "wait=5"));

        using var dryRun = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}?dryRun=true");
        using var released = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}", null, ("Prefer", "wait=5"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (entry.StatusCode, forced.StatusCode));
        Assert.Equal(["dnat-entries-name-address"], (await dryRun.JsonAsync()).Texts("warnings", "id"));
        Assert.Equal(["dnat-entries-name-address"], (await released.JsonAsync()).Texts("warnings", "id"));
    }

    [Fact]
    public async Task Release_DryRunAndReal_WarnOfTheWaf()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await ProtectedAsync(host);

        using var dryRun = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}?dryRun=true");
        using var explained = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/explain", """{"action":"release"}""");
        using var released = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}", null, ("Prefer", "wait=5"));

        Assert.Equal(["waf-origin"], (await dryRun.JsonAsync()).Texts("warnings", "id"));
        Assert.Equal(["waf-origin"], (await explained.JsonAsync()).Texts("warnings", "id"));
        Assert.Equal(HttpStatusCode.OK, released.StatusCode);
        Assert.Equal(["waf-origin"], (await released.JsonAsync()).Texts("warnings", "id"));
    }

    [Fact]
    public async Task Associate_DryRun_HasNone()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await ProtectedAsync(host);

        using var dryRun = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/associate", """{"resourceId":"i-1","dryRun":true}""");

        Assert.Empty((await dryRun.JsonAsync()).GetProperty("warnings").EnumerateArray());
    }

    private static async Task<string> ProtectedAsync(ApiHost host)
    {
        var eipId = await host.Owner.AllocateAsync();
        using var origin = await host.Owner.SendAsync("PUT", $"{ApiHost.Eips}/{eipId}/waf-origins/waf-1", """{"domains":["a.example.com"]}""");
        Assert.Equal(HttpStatusCode.Created, origin.StatusCode);
        return eipId;
    }
}
