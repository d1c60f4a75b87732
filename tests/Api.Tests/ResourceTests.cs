using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class ResourceTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(Http.Ecs)]
    [InlineData(Http.Nat)]
    [InlineData("""{"kind":"SlbInstance","addressType":"Intranet","privateIpAddress":"10.0.0.1"}""")]
    [InlineData("""{"kind":"HaVip","status":"InUse","privateIpAddress":"10.0.0.1","zoneId":"z","resourceGroupId":"g","name":"n"}""")]
    [InlineData("""{"privateIpAddresses":["10.0.0.1","10.0.0.2"],"type":"Secondary","status":"InUse","instanceId":"i-1","instanceType":"ecs.g5.large","kind":"NetworkInterface"}""")]
    public async Task Put_EveryKind_CreatesThenUpdates(string body)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var created = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/r-1", body);
        using var updated = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/r-1", body.Replace("{", """{"resourceId":"r-1","regionId":"cn-hangzhou",""", StringComparison.Ordinal));
        using var read = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/r-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, updated.StatusCode));
        Assert.Equal($"{ApiHost.Resources}/r-1", created.Headers.Location!.ToString());
        Assert.Equal(await created.Content.ReadAsStringAsync(), await read.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Put_OtherKind_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("r-1");

        using var refused = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/r-1", Http.Nat);

        Assert.Contains("EcsInstance", (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_TakesAwayAnAddressInUse_IsRefusedAndNamesTheOccupant()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "i-1");
        var address = """{"kind":"EcsInstance","vpcId":"vpc-1","status":"Running","privateIpAddress":"10.0.9.9"}""";

        using var refused = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-1", address);
        using var allowed = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-1", Http.Ecs.Replace("Running", "Stopped", StringComparison.Ordinal));

        Assert.Contains(eipId, (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    [Fact]
    public async Task Put_AddressOfAnother_IsRefusedAndNamesTheOwner()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        const string Eni = """{"kind":"NetworkInterface","type":"Primary","status":"InUse","vpcId":"vpc-1","privateIpAddresses":["192.168.0.10"],"instanceId":"i-1"}""";

        using var refused = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-2", Http.Ecs);
        using var primary = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/eni-1", Eni);
        using var elsewhere = await host.Owner.SendAsync("PUT", $"{ApiHost.Resources}/i-2", Http.Ecs.Replace("vpc-1", "vpc-2", StringComparison.Ordinal));

        Assert.Contains("'i-1'", (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (primary.StatusCode, elsewhere.StatusCode));
    }

    [Fact]
    public async Task List_Kind_LeavesOutTheRest()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.RegisterAsync("ngw-1", Http.Nat);

        using var list = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}?kind=Nat&pageSize=1");

        var item = Assert.Single((await list.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("ngw-1", item.GetProperty("resource").Text("resourceId"));
    }

    [Fact]
    public async Task Delete_Occupied_NamesTheOccupant()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "i-1");

        using var refused = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/i-1");
        Assert.Contains(eipId, (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        using var read = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1");
        Assert.Equal([eipId], (await read.JsonAsync()).Texts("occupants", "eipId"));
        using var free = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", null, ("Prefer", "wait=5"));
        using var deleted = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/i-1");
        using var again = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/i-1");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        _ = await again.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a\\b#c?d|e f+g")]
    [InlineData("größe-弹性-😀")]
    [InlineData("=2F..:")]
    public async Task Ids_AnyCharacters_AreKeptApart(string resourceId)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("a");
        await host.Owner.RegisterAsync(resourceId);
        var eipId = await host.Owner.AllocateAsync(region: ApiHost.Region);
        using var associated = await host.Owner.SendAsync(
            "POST",
            $"{ApiHost.Eips}/{eipId}/associate",
            System.Text.Json.JsonSerializer.Serialize(new { resourceId }),
            ("Prefer", "wait=5"));

        using var read = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/{Uri.EscapeDataString(resourceId)}");

        var resource = await read.JsonAsync();
        Assert.Equal((resourceId, HttpStatusCode.OK), (resource.GetProperty("resource").Text("resourceId"), associated.StatusCode));
        Assert.Equal([eipId], resource.Texts("occupants", "eipId"));
        using var list = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?resourceId={Uri.EscapeDataString(resourceId)}");
        Assert.Equal([eipId], (await list.JsonAsync()).Texts("items", "eipId"));
    }
}
