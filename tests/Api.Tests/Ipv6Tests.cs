using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class Ipv6Tests(AzuriteFixture azurite)
{
    private const string Addresses = $"{ApiHost.Resources}/i-1/ipv6-addresses";

    [Fact]
    public async Task Assign_Address_IsListedInCanonicalFormAndTakenBack()
    {
        await using var host = await StartAsync();

        using var assigned = await host.Owner.SendAsync("POST", Addresses, """{"address":"2001:DB8:0:1:0:0:0:A"}""");
        using var again = await host.Owner.SendAsync("POST", Addresses, """{"address":"2001:db8:0:1::a"}""");
        using var list = await host.Owner.SendAsync("GET", Addresses);
        using var resource = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1");
        using var deleted = await host.Owner.SendAsync("DELETE", $"{Addresses}/2001:db8:0:1:0::a");
        using var gone = await host.Owner.SendAsync("DELETE", $"{Addresses}/2001:db8:0:1::a");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (assigned.StatusCode, again.StatusCode));
        Assert.Equal(["2001:db8:0:1::a"], Strings(await list.JsonAsync(), "items"));
        Assert.Equal(["2001:db8:0:1::a"], Strings(await resource.JsonAsync(), "ipv6Addresses"));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        _ = await gone.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Assign_CountWithAKey_IsDoneOnce()
    {
        await using var host = await StartAsync();
        var key = ("Idempotency-Key", "k-1");

        using var first = await host.Owner.SendAsync("POST", Addresses, """{"count":3}""", key);
        using var second = await host.Owner.SendAsync("POST", Addresses, """{"count":3}""", key);
        using var third = await host.Owner.SendAsync("POST", Addresses, """{"count":2}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        var all = Strings(await third.JsonAsync(), "items").ToList();
        Assert.Equal(5, all.Distinct().Count());
        Assert.All(all, address => Assert.StartsWith("2001:db8:0:1:", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Assign_MoreThanTheQuota_NamesIt()
    {
        await using var host = await StartAsync();
        using var ten = await host.Owner.SendAsync("POST", Addresses, """{"count":10}""");

        using var refused = await host.Owner.SendAsync("POST", Addresses, """{"count":1}""");

        Assert.Equal(HttpStatusCode.Created, ten.StatusCode);
        Assert.Contains("ecs_quota_ipv6_num_per_eni", (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 4, "'i-1' has 7 and 3 are left. Ask for 3 at most")]
    [InlineData(9, 10, "'i-1' has 9 and 1 is left. Ask for 1 at most")]
    public async Task Assign_MoreThanIsLeft_SaysHowManyAreLeft(int has, int asked, string words)
    {
        await using var host = await StartAsync();
        using var some = await host.Owner.SendAsync("POST", Addresses, $$"""{"count":{{has}}}""");

        using var refused = await host.Owner.SendAsync("POST", Addresses, $$"""{"count":{{asked}}}""");

        var detail = (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail");
        Assert.Contains(words, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("used up", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "address")]
    [InlineData("""{"address":"2001:db8:0:1::1","count":1}""", "address")]
    [InlineData("""{"address":"10.0.0.1"}""", "address")]
    [InlineData("""{"address":"fe80::1%eth0"}""", "address")]
    [InlineData("""{"count":0}""", "count")]
    [InlineData("""{"count":11}""", "count")]
    public async Task Assign_BadBody_NamesTheField(string body, string field)
    {
        await using var host = await StartAsync();

        using var response = await host.Owner.SendAsync("POST", Addresses, body);

        Assert.Equal([field], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Assign_TakenOutsideOrOtherKind_IsRefused()
    {
        await using var host = await StartAsync();
        await host.Owner.RegisterAsync("i-2", Ecs.Replace(".10", ".11", StringComparison.Ordinal));
        await host.Owner.RegisterAsync("i-3", Http.Ecs.Replace(".10", ".12", StringComparison.Ordinal));
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);
        using var assigned = await host.Owner.SendAsync("POST", Addresses, """{"address":"2001:db8:0:1::a"}""");

        using var taken = await PostAsync("i-2", "2001:db8:0:1::a");
        using var outside = await PostAsync("i-2", "2001:db8:0:2::a");
        using var noBlock = await PostAsync("i-3", "2001:db8:0:1::b");
        using var otherKind = await PostAsync("ngw-1", "2001:db8:0:1::b");
        using var missing = await PostAsync("i-9", "2001:db8:0:1::b");
        using var badPath = await host.Owner.SendAsync("DELETE", $"{Addresses}/x");

        Assert.Equal("urn:eipfunctions:problem:occupied", (await taken.ProblemAsync(HttpStatusCode.Conflict)).Text("type"));
        Assert.Contains("2001:db8:0:2::a", (await outside.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Contains("ipv6CidrBlock", (await noBlock.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Contains("only ECS instances", (await otherKind.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        _ = await missing.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal(["address"], (await badPath.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));

        Task<HttpResponseMessage> PostAsync(string id, string address) =>
            host.Owner.SendAsync("POST", $"{ApiHost.Resources}/{id}/ipv6-addresses", $$"""{"address":"{{address}}"}""");
    }

    [Fact]
    public async Task Assign_ByARamUserOfAnotherGroup_FindsNoSuchInstance()
    {
        await using var host = await StartAsync();
        using var blue = host.Client("blue.blue-secret");
        using var reader = host.Client("reader.reader-secret");

        using var hidden = await blue.SendAsync("POST", Addresses, """{"count":1}""");
        using var list = await blue.SendAsync("GET", Addresses);
        using var deleted = await blue.SendAsync("DELETE", $"{Addresses}/2001:db8:0:1::a");
        using var forbidden = await reader.SendAsync("POST", Addresses, """{"count":1}""");

        _ = await hidden.ProblemAsync(HttpStatusCode.NotFound);
        _ = await list.ProblemAsync(HttpStatusCode.NotFound);
        _ = await deleted.ProblemAsync(HttpStatusCode.NotFound);
        _ = await forbidden.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task PutResource_OtherBlockWhileAddressesAreAssigned_NamesThem()
    {
        await using var host = await StartAsync();
        using var assigned = await host.Owner.SendAsync("POST", Addresses, """{"address":"2001:db8:0:1::a"}""");

        using var refused = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-1", Ecs.Replace("0:1::", "0:2::", StringComparison.Ordinal));
        using var malformed = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-1", Ecs.Replace("::/64", "::/56", StringComparison.Ordinal));
        using var deleted = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/i-1");

        Assert.Contains("IPv6 address '2001:db8:0:1::a'", (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["ipv6CidrBlock"], (await malformed.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public async Task GetResourceGuidance_InstanceWithEipAndIpv6_CoversBoth()
    {
        await using var host = await StartAsync();
        using var assigned = await host.Owner.SendAsync("POST", Addresses, """{"address":"2001:db8:0:1::a"}""");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "i-1");

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1/guidance?os=linux");

        var guidance = await response.JsonAsync();
        Assert.Equal([eipId], guidance.Texts("eips", "eipId"));
        var ipv6 = guidance.GetProperty("ipv6");
        Assert.Equal("2001:db8:0:1:ffff:ffff:ffff:fff7", ipv6.Text("gateway"));
        Assert.Equal(["2001:db8:0:1::a"], Strings(ipv6, "addresses"));
        Assert.Equal(["Linux"], ipv6.Texts("operatingSystems", "operatingSystem"));
    }

    private const string Ecs =
        """
        {"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"192.168.0.10","ipv6CidrBlock":"2001:DB8:0:1::/64"}
        """;

    private static IEnumerable<string?> Strings(JsonElement element, string list) =>
        element.GetProperty(list).EnumerateArray().Select(item => item.GetString());

    private async Task<ApiHost> StartAsync()
    {
        var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1", Ecs);
        return host;
    }
}
