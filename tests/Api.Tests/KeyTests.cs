using System.Net;
using Azure.Data.Tables;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class KeyTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("owner")]
    [InlineData("owner.wrong")]
    [InlineData("nobody.owner-secret")]
    [InlineData("gone.gone-secret")]
    [InlineData(".owner-secret")]
    [InlineData("a/b\\c#d?.x")]
    public async Task Request_WithoutGoodKey_IsUnauthorized(string? key)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var client = host.Client(key);

        using var response = await client.SendAsync("GET", ApiHost.Eips);

        _ = await response.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        using var inQuery = await client.SendAsync("GET", $"{ApiHost.Eips}?code=owner.owner-secret");
        Assert.Equal(HttpStatusCode.Unauthorized, inQuery.StatusCode);
    }

    [Fact]
    public async Task Start_ReferenceToAVaultThatDidNotResolve_IsRefusedAndNamesTheSetting()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ApiHost.StartAsync(azurite, settings:
            [("Keys:0:Key", "@Microsoft.KeyVault(SecretUri=https://kv-1.vault.azure.net/secrets/owner-key)"), ("Keys:0:AccountId", "acme")]));

        Assert.StartsWith("Keys:0 must have a Key of the form keyId.secret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("vault.azure.net", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryOperation_WithoutItsRight_IsForbidden()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var reader = host.Client("reader.reader-secret");

        foreach (var operation in ApiOperations.All.Where(operation => !operation.IsOpen))
        {
            using var response = await reader.SendAsync(operation.Verb, operation.Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
            Assert.True((response.StatusCode == HttpStatusCode.Forbidden) == (operation.Right != Domain.Principals.Rights.Read), operation.Name);
            if (response.StatusCode == HttpStatusCode.Forbidden)
            {
                Assert.Contains($"{operation.Right}", (await response.ProblemAsync(HttpStatusCode.Forbidden)).Text("detail"), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task OtherAccount_SeesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var other = host.Client("other.other-secret");
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";
        await host.Owner.RegisterAsync("i-1");
        using var started = await host.Owner.SendAsync("DELETE", eip);

        foreach (var path in (string[])[eip, $"{ApiHost.Resources}/i-1", started.Headers.Location!.ToString()])
        {
            using var response = await other.SendAsync("GET", path);
            _ = await response.ProblemAsync(HttpStatusCode.NotFound);
        }

        using var list = await other.SendAsync("GET", ApiHost.Eips);
        Assert.Equal("""{"items":[]}""", await list.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task RamUser_OfOneGroup_SeesThatGroupOnly()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        var hidden = await host.Owner.AllocateAsync();
        var seen = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.AssociateAsync(seen, "i-1");

        using var list = await blue.SendAsync("GET", ApiHost.Eips);
        var item = Assert.Single((await list.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal((seen, false), (item.Text("eipId"), item.TryGetProperty("association", out _)));
        foreach (var (verb, path) in ((string, string)[])
            [("GET", $"{ApiHost.Eips}/{hidden}"), ("PATCH", $"{ApiHost.Eips}/{hidden}"), ("GET", $"{ApiHost.Resources}/i-1"), ("DELETE", $"{ApiHost.Resources}/i-1")])
        {
            using var response = await blue.SendAsync(verb, path, verb == "PATCH" ? "{}" : null);
            _ = await response.ProblemAsync(HttpStatusCode.NotFound);
        }

        using var outside = await blue.SendAsync("POST", ApiHost.Eips, "{}");
        _ = await outside.ProblemAsync(HttpStatusCode.Forbidden);
        using var taken = await blue.SendAsync("PUT", $"{ApiHost.Resources}/i-1", Http.Ecs.Replace("{", """{"resourceGroupId":"blue",""", StringComparison.Ordinal));
        _ = await taken.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Create_Key_WorksUntilItIsRevoked()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var created = await host.Owner.SendAsync(
            "POST", "/api/keys", """{"principalId":"carol","rights":["Read","Operate"],"resourceGroupIds":[""]}""");
        Assert.Equal((HttpStatusCode.Created, true), (created.StatusCode, created.Headers.CacheControl!.NoStore));
        var key = (await created.JsonAsync()).Text("key");
        using var carol = host.Client(key);
        _ = await carol.AllocateAsync();
        using var list = await host.Owner.SendAsync("GET", "/api/keys");
        var listed = await list.Content.ReadAsStringAsync();
        Assert.Contains("carol", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("globex", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Split('.')[1], listed, StringComparison.Ordinal);
        using var revoked = await host.Owner.SendAsync("DELETE", $"/api/keys/{key.Split('.')[0]}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var refused = await carol.SendAsync("GET", ApiHost.Eips);

        _ = await refused.ProblemAsync(HttpStatusCode.Unauthorized);
        await foreach (var row in host.KeysTable.QueryAsync<TableEntity>())
        {
            Assert.DoesNotContain(row, property => property.Value is string text && text.Contains(key.Split('.')[1], StringComparison.Ordinal));
        }

        Assert.DoesNotContain(host.Logged, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains(key.Split('.')[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_KeyWiderThanItsMaker_IsForbidden()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");

        using var wider = await blue.SendAsync("POST", "/api/keys", """{"principalId":"x","rights":["Read"]}""");
        using var invalid = await host.Owner.SendAsync("POST", "/api/keys", """{"principalId":"x","rights":[]}""");
        using var others = await host.Owner.SendAsync("DELETE", "/api/keys/other");

        _ = await wider.ProblemAsync(HttpStatusCode.Forbidden);
        _ = await invalid.ProblemAsync(HttpStatusCode.BadRequest);
        _ = await others.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Key_OfTheSlbService_MayNotAssociateSlbInstances()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var slb = await IssueAsync(host, host.Owner, """{"principalId":"slb-console","kind":"Account","rights":["Read","Operate"],"service":"slb"}""");
        var eip = $"{ApiHost.Eips}/{await slb.AllocateAsync()}";
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.RegisterAsync("lb-1", """{"kind":"SlbInstance","addressType":"Intranet","vpcId":"vpc-1","privateIpAddress":"192.168.0.20"}""");

        using var refused = await slb.SendAsync("POST", $"{eip}/associate", """{"resourceId":"lb-1"}""", ("x-service", "eip"));
        using var dryRun = await slb.SendAsync("POST", $"{eip}/associate", """{"resourceId":"i-1","dryRun":true}""");
        using var fromEipSide = await host.Owner.SendAsync("POST", $"{eip}/associate", """{"resourceId":"lb-1"}""", ("Prefer", "wait=5"));
        using var list = await host.Owner.SendAsync("GET", "/api/keys");

        var problem = await refused.ProblemAsync(HttpStatusCode.Forbidden);
        Assert.Equal(["slb-from-eip-side"], problem.Texts("violations", "ruleId"));
        Assert.Equal(["OperationDenied.Unauthorized"], problem.Texts("violations", "code"));
        Assert.True((await dryRun.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, fromEipSide.StatusCode);
        var key = (await list.JsonAsync()).GetProperty("items").EnumerateArray().Single(item => item.Text("principalId") == "slb-console");
        Assert.Equal("slb", key.Text("service"));
    }

    [Fact]
    public async Task Key_OfAService_MakesKeysOfThatServiceOnly()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var slb = await IssueAsync(host, host.Owner, """{"principalId":"s","kind":"Account","rights":["Read","Administer"],"service":"slb"}""");
        using var same = await IssueAsync(host, slb, """{"principalId":"t","kind":"Account","rights":["Read"],"service":"slb"}""");

        foreach (var service in (string[])["", ",\"service\":\"ecs\""])
        {
            using var refused = await slb.SendAsync("POST", "/api/keys", $$"""{"principalId":"t","kind":"Account","rights":["Read"]{{service}}}""");
            _ = await refused.ProblemAsync(HttpStatusCode.Forbidden);
        }

        using var read = await same.SendAsync("GET", ApiHost.Eips);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Theory]
    [InlineData("SLB")]
    [InlineData("")]
    [InlineData("slb ")]
    public async Task Create_ServiceSpeltOtherwise_IsInvalid(string service)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", "/api/keys", $$"""{"principalId":"s","rights":["Read"],"service":"{{service}}"}""");

        Assert.Equal(["service"], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Authenticate_Warm_AsksNothingOfTheStoreForHalfAMinute()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var warm = await host.Owner.SendAsync("GET", "/api/operations");
        var before = host.Requests.Count;

        using var cached = await host.Owner.SendAsync("GET", "/api/operations");
        Assert.Equal(before, host.Requests.Count);
        host.Time.Advance(TimeSpan.FromSeconds(31));
        using var stale = await host.Owner.SendAsync("GET", "/api/operations");

        Assert.Equal(before + 1, host.Requests.Count);
    }

    private static async Task<HttpClient> IssueAsync(ApiHost host, HttpClient maker, string body)
    {
        using var created = await maker.SendAsync("POST", "/api/keys", body);
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        return host.Client((await created.JsonAsync()).Text("key"));
    }
}
