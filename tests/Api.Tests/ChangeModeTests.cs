using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class ChangeModeTests(AzuriteFixture azurite)
{
    private const string Eni = """
        {"kind":"NetworkInterface","type":"Secondary","status":"Available","vpcId":"vpc-1","privateIpAddresses":["192.168.0.11"]}
        """;

    [Fact]
    public async Task ChangeMode_Associated_ChangesTheAssociationAndTheEip()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await AssociatedAsync(host);

        using var ended = await host.Owner.SendAsync("POST", $"{eip}/change-mode", """{"mode":"BINDED"}""", ("Prefer", "wait=5"));

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        var operation = await ended.JsonAsync();
        Assert.Equal(("Succeeded", "ChangeEipMode"), (operation.Text("status"), operation.Text("kind")));
        using var read = await host.Owner.SendAsync("GET", eip);
        var view = await read.JsonAsync();
        Assert.Equal(("BINDED", "BINDED"), (view.Text("mode"), view.GetProperty("association").Text("mode")));
        Assert.False(view.GetProperty("association").TryGetProperty("replaces", out _));
    }

    [Fact]
    public async Task ChangeMode_UnderWay_ShowsWhatItReplacesAndNamesTheOccupantOnce()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await AssociatedAsync(host);

        using var accepted = await host.Owner.SendAsync("POST", $"{eip}/change-mode", """{"mode":"MULTI_BINDED"}""");
        using var read = await host.Owner.SendAsync("GET", eip);
        using var refused = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/eni-1");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var association = (await read.JsonAsync()).GetProperty("association");
        Assert.Equal(("MULTI_BINDED", "NAT"), (association.Text("mode"), association.GetProperty("replaces").Text("mode")));
        var detail = (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail")!;
        Assert.Equal(2, detail.Split("EIP '").Length);
    }

    [Fact]
    public async Task ChangeMode_Available_SetsTheMode()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";

        using var accepted = await host.Owner.SendAsync("POST", $"{eip}/change-mode", """{"mode":"BINDED"}""");

        Assert.Equal((HttpStatusCode.Accepted, "Succeeded"), (accepted.StatusCode, (await accepted.JsonAsync()).Text("status")));
        using var read = await host.Owner.SendAsync("GET", eip);
        Assert.Equal("BINDED", (await read.JsonAsync()).Text("mode"));
    }

    [Theory]
    [InlineData("""{}""", "mode")]
    [InlineData("""{"mode":"DIRECT"}""", "mode")]
    [InlineData("""{"mode":"NAT","privateIpAddress":"here"}""", "privateIpAddress")]
    [InlineData("""{"mode":"NAT","resourceId":"i-1"}""", "resourceId")]
    public async Task ChangeMode_BadBody_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/eip-1/change-mode", body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task ChangeMode_ResourceHidden_IsAnsweredAsIfItWereNotThere()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var put = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/eni-1", Eni);
        var id = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        await host.Owner.AssociateAsync(id, "eni-1");
        using var blue = host.Client("blue.blue-secret");

        using var refused = await blue.SendAsync("POST", $"{ApiHost.Eips}/{id}/change-mode", """{"mode":"BINDED","dryRun":true}""");

        var result = await refused.JsonAsync();
        Assert.Equal(["resource-visible"], result.Texts("violations", "ruleId"));
        Assert.DoesNotContain("eni-1", result.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_Always_ChangesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = await AssociatedAsync(host);
        var before = await host.DumpAsync();

        using var would = await host.Owner.SendAsync("POST", $"{eip}/change-mode", """{"mode":"BINDED","dryRun":true}""");
        using var not = await host.Owner.SendAsync(
            "POST", $"{eip}/change-mode", """{"mode":"BINDED","privateIpAddress":"192.168.0.99","dryRun":true}""");

        Assert.True((await would.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(["eni-private-ip-known"], (await not.JsonAsync()).Texts("violations", "ruleId"));
        Assert.Equal(before, await host.DumpAsync());
    }

    private static async Task<string> AssociatedAsync(ApiHost host)
    {
        using var put = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/eni-1", Eni);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        var id = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(id, "eni-1");
        return $"{ApiHost.Eips}/{id}";
    }
}
