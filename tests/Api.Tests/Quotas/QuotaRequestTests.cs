using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests.Quotas;

public sealed class QuotaRequestTests(AzuriteFixture azurite)
{
    private const string Requests = $"/api/regions/{ApiHost.Region}/quota-requests";
    private const string OfRegion = """{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","desiredLimit":25,"reason":"growth"}""";
    private const string OfAccount = """{"quotaId":"eip_quota_instances_num","scope":"account","desiredLimit":50,"reason":"growth"}""";

    [Fact]
    public async Task Request_FromAskingToApproval_KeepsWhoWhenAndWhy()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var created = await host.Owner.SendAsync("POST", Requests, OfRegion);
        var asked = await created.JsonAsync();
        using var approved = await host.Owner.SendAsync("POST", $"{Requests}/{asked.Text("requestId")}/approve", """{"reason":"paid for"}""");
        using var read = await host.Owner.SendAsync("GET", created.Headers.Location!.ToString());
        using var settings = await host.Owner.SendAsync("GET", $"/api/regions/{ApiHost.Region}/settings");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(("Pending", "acme", "growth"), (asked.Text("status"), asked.Text("requestedBy"), asked.Text("reason")));
        var after = await approved.JsonAsync();
        Assert.Equal(("Approved", "acme", 20, 25), (after.Text("status"), after.Text("decidedBy"), after.GetProperty("limitBefore").GetInt32(), after.GetProperty("limitAfter").GetInt32()));
        Assert.Equal("paid for", after.Text("decisionReason"));
        Assert.StartsWith("2026-06-01T08:00:00", after.Text("decidedAt"), StringComparison.Ordinal);
        Assert.Equal(await approved.Content.ReadAsStringAsync(), await read.Content.ReadAsStringAsync());
        Assert.Equal(25, (await settings.JsonAsync()).GetProperty("quotas").GetProperty("natgw_quota_eip_num_per_nat").GetInt32());
    }

    [Fact]
    public async Task Reject_Reason_IsKeptAndTheLimitLeft()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var requestId = await AskAsync(host.Owner, OfRegion);

        using var withoutReason = await host.Owner.SendAsync("POST", $"{Requests}/{requestId}/reject", "{}");
        using var rejected = await host.Owner.SendAsync("POST", $"{Requests}/{requestId}/reject", """{"reason":"too many"}""");
        using var approved = await host.Owner.SendAsync("POST", $"{Requests}/{requestId}/approve");
        using var quotas = await host.Owner.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}");

        Assert.Equal(["reason"], (await withoutReason.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
        var request = await rejected.JsonAsync();
        Assert.Equal(("Rejected", "too many"), (request.Text("status"), request.Text("decisionReason")));
        Assert.Contains("was rejected by 'acme'", (await approved.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(20, (await quotas.JsonAsync()).GetProperty("items")[1].GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task Approve_SeveralPrincipalsAtOnce_OneWinsAndTheOthersAreTold()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var requestId = await AskAsync(host.Owner, OfRegion);
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => AdministratorAsync(host, $"admin-{i}")));

        var answers = await Task.WhenAll(clients.Select(client => client.SendAsync("POST", $"{Requests}/{requestId}/approve")));

        var winner = (await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).JsonAsync()).Text("decidedBy");
        foreach (var loser in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            Assert.Contains($"approved by '{winner}'", (await loser.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Create_IdempotencyKey_MakesOneRequest()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var first = await host.Owner.SendAsync("POST", Requests, OfRegion, ("Idempotency-Key", "k"));
        using var again = await host.Owner.SendAsync("POST", Requests, OfRegion, ("Idempotency-Key", "k"));
        using var other = await host.Owner.SendAsync("POST", Requests, OfAccount, ("Idempotency-Key", "k"));
        using var list = await host.Owner.SendAsync("GET", Requests);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        _ = Assert.Single((await list.JsonAsync()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task List_PagesAndStatus_HaveThoseOfTheRegionAndOfTheAccount()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var (region, account) = (await AskAsync(host.Owner, OfRegion), await AskAsync(host.Owner, OfAccount));
        using var approved = await host.Owner.SendAsync("POST", $"{Requests}/{account}/approve");

        var ids = new List<string>();
        for (var query = "pageSize=1"; query.Length > 0;)
        {
            using var page = await host.Owner.SendAsync("GET", $"{Requests}?{query}");
            var json = await page.JsonAsync();
            ids.AddRange(json.Texts("items", "requestId"));
            query = json.TryGetProperty("continuationToken", out var token) ? $"pageSize=1&continuationToken={token.GetString()}" : "";
        }

        using var pending = await host.Owner.SendAsync("GET", $"{Requests}?status=Pending");
        using var elsewhere = await host.Owner.SendAsync("GET", "/api/regions/cn-beijing/quota-requests");
        using var quotas = await host.Owner.SendAsync("GET", "/api/quotas?regionId=cn-beijing");

        Assert.Equal([region, account], ids);
        Assert.Equal([region], (await pending.JsonAsync()).Texts("items", "requestId"));
        Assert.Equal([account], (await elsewhere.JsonAsync()).Texts("items", "requestId"));
        Assert.Equal(50, (await quotas.JsonAsync()).GetProperty("items")[0].GetProperty("limit").GetInt32());
    }

    [Theory]
    [InlineData("""{"quotaId":"eips","scope":"region","desiredLimit":25,"reason":"r"}""", "quotaId")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","desiredLimit":1001,"reason":"r"}""", "desiredLimit")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","desiredLimit":-1,"reason":"r"}""", "desiredLimit")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","reason":"r"}""", "desiredLimit")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"zone","desiredLimit":25,"reason":"r"}""", "scope")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"resource","desiredLimit":25,"reason":"r"}""", "resourceId")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","resourceId":"ngw-1","desiredLimit":25,"reason":"r"}""", "resourceId")]
    [InlineData("""{"quotaId":"eip_quota_instances_num","scope":"resource","resourceId":"ngw-1","desiredLimit":25,"reason":"r"}""", "scope")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","desiredLimit":25}""", "reason")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","desiredLimit":25,"reason":""}""", "reason")]
    [InlineData("""{"quotaId":"natgw_quota_eip_num_per_nat","scope":"region","desiredLimit":25,"reason":"r","status":"Approved"}""", "status")]
    public async Task Create_Invalid_NamesTheMember(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", Requests, body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Create_ResourceOfAnotherKindOrNone_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");

        using var otherKind = await host.Owner.SendAsync("POST", Requests, OfResource("i-1"));
        using var none = await host.Owner.SendAsync("POST", Requests, OfResource("ngw-9"));
        using var noRequest = await host.Owner.SendAsync("POST", $"{Requests}/qr-9/approve");

        Assert.Contains("Nat", (await otherKind.ProblemAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        _ = await none.ProblemAsync(HttpStatusCode.NotFound);
        _ = await noRequest.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Rights_WhoMayOnlyRead_NeitherAsksNorDecides()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var reader = host.Client("reader.reader-secret");
        var requestId = await AskAsync(host.Owner, OfRegion);

        using var asked = await reader.SendAsync("POST", Requests, OfRegion);
        using var decided = await reader.SendAsync("POST", $"{Requests}/{requestId}/approve");
        using var read = await reader.SendAsync("GET", $"{Requests}/{requestId}");

        _ = await asked.ProblemAsync(HttpStatusCode.Forbidden);
        _ = await decided.ProblemAsync(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task LimitedRamUser_SeesAsksAndDecidesForWhatHeMaySeeOnly()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var bob = host.Client("blue.blue-secret");
        await host.Owner.RegisterAsync("ngw-blue", Http.Nat.Replace("{", """{"resourceGroupId":"blue",""", StringComparison.Ordinal));
        await host.Owner.RegisterAsync("ngw-red", Http.Nat.Replace("{", """{"resourceGroupId":"red",""", StringComparison.Ordinal));
        var (red, region) = (await AskAsync(host.Owner, OfResource("ngw-red")), await AskAsync(host.Owner, OfRegion));

        var blue = await AskAsync(bob, OfResource("ngw-blue"));
        using var list = await bob.SendAsync("GET", Requests);
        using var ofHidden = await bob.SendAsync("POST", Requests, OfResource("ngw-red"));
        using var ofNothing = await bob.SendAsync("POST", Requests, OfResource("ngw-xyz"));
        using var ofRegion = await bob.SendAsync("POST", Requests, OfRegion);
        using var approved = await bob.SendAsync("POST", $"{Requests}/{blue}/approve");
        using var quotas = await bob.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}&resourceId=ngw-red");

        using var ofBlue = await bob.SendAsync("GET", $"/api/quotas?regionId={ApiHost.Region}&resourceId=ngw-blue");

        Assert.DoesNotContain("\"used\"", await ofBlue.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([blue], (await list.JsonAsync()).Texts("items", "requestId"));
        Assert.Equal(
            (await ofNothing.ProblemAsync(HttpStatusCode.NotFound)).Text("detail").Replace("ngw-xyz", "ngw-red", StringComparison.Ordinal),
            (await ofHidden.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"));
        _ = await ofRegion.ProblemAsync(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        _ = await quotas.ProblemAsync(HttpStatusCode.NotFound);
        foreach (var hidden in new[] { red, region })
        {
            using var read = await bob.SendAsync("GET", $"{Requests}/{hidden}");
            using var decided = await bob.SendAsync("POST", $"{Requests}/{hidden}/approve");
            _ = await read.ProblemAsync(HttpStatusCode.NotFound);
            _ = await decided.ProblemAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task OtherAccount_SeesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var other = host.Client("other.other-secret");
        var requestId = await AskAsync(host.Owner, OfAccount);

        using var list = await other.SendAsync("GET", Requests);
        using var read = await other.SendAsync("GET", $"{Requests}/{requestId}");

        Assert.Empty((await list.JsonAsync()).GetProperty("items").EnumerateArray());
        _ = await read.ProblemAsync(HttpStatusCode.NotFound);
    }

    private static string OfResource(string resourceId) => JsonSerializer.Serialize(
        new { quotaId = "natgw_quota_eip_num_per_nat", scope = "resource", resourceId, desiredLimit = 21, reason = "growth" });

    private static async Task<string> AskAsync(HttpClient client, string body)
    {
        using var response = await client.SendAsync("POST", Requests, body);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.JsonAsync()).Text("requestId");
    }

    private static async Task<HttpClient> AdministratorAsync(ApiHost host, string principalId)
    {
        using var made = await host.Owner.SendAsync(
            "POST", "/api/keys", $$"""{"principalId":"{{principalId}}","kind":"RamUser","rights":["Read","Administer"]}""");
        return host.Client((await made.JsonAsync()).Text("key"));
    }
}
