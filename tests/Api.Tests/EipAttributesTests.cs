using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class EipAttributesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Allocate_DescriptionAndZone_AreShown()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var created = await host.Owner.SendAsync(
            "POST", ApiHost.Eips, """{"description":"the front door","zoneId":"cn-hangzhou-h"}""");
        using var plain = await host.Owner.SendAsync("POST", ApiHost.Eips, "{}");

        var eip = await created.JsonAsync();
        Assert.Equal(("the front door", "cn-hangzhou-h"), (eip.Text("description"), eip.Text("zoneId")));
        Assert.Equal("", (await plain.JsonAsync()).Text("description"));
        Assert.False((await plain.JsonAsync()).TryGetProperty("zoneId", out _));
    }

    [Theory]
    [InlineData("""{"zoneId":"z","publicIpAddressPoolId":"p"}""", "publicIpAddressPoolId")]
    [InlineData("""{"ipAddress":"198.18.0.256"}""", "ipAddress")]
    public async Task Allocate_NotValid_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", ApiHost.Eips, body);
        using var tooLong = await host.Owner.SendAsync("POST", ApiHost.Eips, $$"""{"description":"{{new string('d', 257)}}"}""");

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        Assert.Equal(["description"], (await tooLong.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Allocate_CertainAddress_SaysWhyNot()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var none = await host.Owner.SendAsync("POST", ApiHost.Eips, """{"ipAddress":"203.0.113.5"}""");
        using var unfamiliar = await host.Owner.SendAsync("POST", ApiHost.Eips, """{"ipAddress":"198.18.0.7"}""");
        _ = await host.Owner.AllocateAsync();
        using var own = await host.Owner.SendAsync("POST", ApiHost.Eips, """{"ipAddress":"198.18.0.7"}""", ("Idempotency-Key", "k"));
        using var again = await host.Owner.SendAsync("POST", ApiHost.Eips, """{"ipAddress":"198.18.0.7"}""", ("Idempotency-Key", "k"));
        using var other = await host.Owner.SendAsync("POST", ApiHost.Eips, """{"ipAddress":"198.18.0.8"}""", ("Idempotency-Key", "k"));
        using var taken = await host.Owner.SendAsync("POST", ApiHost.Eips, """{"ipAddress":"198.18.0.7"}""");

        Assert.Contains("203.0.113.5", (await none.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"), StringComparison.Ordinal);
        Assert.Contains("has had", (await unfamiliar.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (own.StatusCode, again.StatusCode));
        Assert.Equal("198.18.0.7", (await own.JsonAsync()).Text("ipAddress"));
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("another EIP", (await taken.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_BandwidthDescriptionAndGroup_AreChanged()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync("""{"internetChargeType":"PayByTraffic"}""")}";

        using var changed = await host.Owner.SendAsync(
            "PATCH", eip, """{"bandwidth":200,"description":"d","resourceGroupId":"blue"}""");
        using var tooMuch = await host.Owner.SendAsync("PATCH", eip, """{"bandwidth":201}""");
        using var never = await host.Owner.SendAsync("PATCH", eip, """{"bandwidth":501}""");

        var view = await changed.JsonAsync();
        Assert.Equal((200, "d", "blue"), (view.GetProperty("bandwidth").GetInt32(), view.Text("description"), view.Text("resourceGroupId")));
        var error = (await tooMuch.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors")[0];
        Assert.Equal(("bandwidth", "201"), (error.Text("field"), error.Text("value")));
        Assert.Contains("PayByTraffic: it can have 1 to 200 Mbit/s", error.Text("rule"), StringComparison.Ordinal);
        _ = await never.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Patch_RamUserMovesItToAGroupThatTheyDoNotSee_IsForbidden()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""")}";

        using var refused = await blue.SendAsync("PATCH", eip, """{"resourceGroupId":"red"}""");
        using var moved = await host.Owner.SendAsync("PATCH", eip, """{"resourceGroupId":"red"}""");
        using var gone = await blue.SendAsync("PATCH", eip, """{"resourceGroupId":"blue"}""");

        Assert.Equal(
            "The key does not cover resource group 'red'.", (await refused.ProblemAsync(HttpStatusCode.Forbidden)).Text("detail"));
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        _ = await gone.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Disassociate_NamesThePrivateAddress_OnlyTheRightOneFreesIt()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.AssociateAsync(eipId, "i-1");
        var eip = $"{ApiHost.Eips}/{eipId}";

        using var explained = await host.Owner.SendAsync(
            "POST", $"{eip}/explain", """{"action":"disassociate","privateIpAddress":"192.168.0.11"}""");
        using var wrong = await host.Owner.SendAsync("POST", $"{eip}/disassociate", """{"privateIpAddress":"192.168.0.11"}""");
        using var right = await host.Owner.SendAsync(
            "POST", $"{eip}/disassociate", $$"""{"privateIpAddress":"{{Http.PrivateIp}}"}""", ("Prefer", "wait=5"));

        Assert.False((await explained.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(["private-ip-matches"], (await wrong.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }
}
