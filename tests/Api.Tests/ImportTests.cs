using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class ImportTests(AzuriteFixture azurite)
{
    private const string Import = $"{ApiHost.Eips}/import";
    private const string Body = """{"ipAddress":"8.8.4.4","name":"old","tags":{"from":"elsewhere"},"bandwidth":20}""";

    [Fact]
    public async Task Import_ThenEnd_ComesAndGoes()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var created = await host.Owner.SendAsync("POST", Import, Body, ("Idempotency-Key", "k"));
        using var again = await host.Owner.SendAsync("POST", Import, Body, ("Idempotency-Key", "k"));
        using var reused = await host.Owner.SendAsync("POST", Import, Body.Replace("20", "30", StringComparison.Ordinal), ("Idempotency-Key", "k"));
        using var taken = await host.Client("other.other-secret").SendAsync("POST", Import, Body);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, again.StatusCode));
        var eip = await created.JsonAsync();
        var eipId = eip.Text("eipId");
        Assert.Equal(("Imported", "8.8.4.4", "old", 20), (eip.Text("origin"), eip.Text("ipAddress"), eip.Text("name"), eip.GetProperty("bandwidth").GetInt32()));
        Assert.Equal(eipId, (await again.JsonAsync()).Text("eipId"));
        Assert.EndsWith($"/eips/{eipId}", created.Headers.Location!.ToString(), StringComparison.Ordinal);
        _ = await reused.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        _ = await taken.ProblemAsync(HttpStatusCode.Conflict);

        using var release = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}");
        Assert.Equal(["eip-allocated-here"], (await release.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        using var ended = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}/import");
        using var gone = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}/import");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        _ = await gone.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task EndImport_AllocatedOrInUse_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var allocated = await host.Owner.AllocateAsync();
        var imported = await ImportedAsync(host);
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.AssociateAsync(imported, "i-1");

        using var first = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{allocated}/import");
        using var second = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{imported}/import");

        Assert.Contains("allocated by this service", (await first.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        _ = await second.ProblemAsync(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("{}", "ipAddress")]
    [InlineData("""{"ipAddress":"8.8.8"}""", "ipAddress")]
    [InlineData("""{"ipAddress":"10.0.0.1"}""", "ipAddress")]
    [InlineData("""{"ipAddress":"224.0.0.1"}""", "ipAddress")]
    [InlineData("""{"ipAddress":"198.18.0.1"}""", "ipAddress")]
    [InlineData("""{"ipAddress":"8.8.8.8","bandwidth":501}""", "bandwidth")]
    [InlineData("""{"ipAddress":"8.8.8.8","deletionProtection":true}""", "deletionProtection")]
    public async Task Import_BadBody_NamesTheField(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Owner.SendAsync("POST", Import, body);

        Assert.Equal([field], (await response.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Policy_ThatReleasesAnImportedEip_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await ImportedAsync(host);
        await host.Owner.RegisterAsync("i-1");
        const string Releases = """{"onResourceGone":"Hold","releaseAfterHold":true}""";

        using var associate = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/{eipId}/associate", $$"""{"resourceId":"i-1","policy":{{Releases}}}""");
        await host.Owner.AssociateAsync(eipId, "i-1");
        using var put = await host.Owner.SendAsync("PUT", $"{ApiHost.Eips}/{eipId}/association/policy", Releases);
        using var hold = await host.Owner.SendAsync(
            "POST", $"{ApiHost.Eips}/{eipId}/disassociate", """{"hold":{"seconds":60,"releaseAfterwards":true}}""");

        foreach (var (response, field) in new[] { (associate, "policy"), (put, "releaseAfterHold"), (hold, "hold.releaseAfterwards") })
        {
            var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
            Assert.Equal([field], problem.Texts("errors", "field"));
            Assert.Contains("never releases an imported EIP", problem.Text("detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Import_WithoutAdminister_IsForbidden()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var response = await host.Client("reader.reader-secret").SendAsync("POST", Import, Body);

        _ = await response.ProblemAsync(HttpStatusCode.Forbidden);
    }

    private static async Task<string> ImportedAsync(ApiHost host)
    {
        using var created = await host.Owner.SendAsync("POST", Import, Body);
        return (await created.JsonAsync()).Text("eipId");
    }
}
