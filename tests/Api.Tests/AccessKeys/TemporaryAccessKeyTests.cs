using System.Net;
using Azure;
using Azure.Data.Tables;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests.AccessKeys;

public sealed class TemporaryAccessKeyTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(900);

    [Fact]
    public async Task Create_Temporary_HasATokenAndExpires()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var store = host.Get<AccessKeyStore>();
        var key = await host.Owner.CreateAccessKeyAsync(AccessKeyHttp.Temporary);
        var (id, token, expiresAt) = (key.Text("accessKeyId"), key.Text("securityToken"), host.Time.GetUtcNow() + Duration);

        Assert.Matches(@"^STS\.[A-Z0-9]{27}$", id);
        Assert.Equal(expiresAt, key.GetProperty("expiresAt").GetDateTimeOffset());
        var found = await store.FindAsync(id, default);
        Assert.Equal((key.Text("accessKeySecret"), expiresAt), (found!.Secret, found.ExpiresAt));
        Assert.True(found.HasToken(token));
        Assert.False(found.HasToken(token + "2") || found.HasToken("") || found.HasToken(null));
        Assert.Equal((false, true), (found.HasExpired(expiresAt.AddTicks(-1)), found.HasExpired(expiresAt)));
        Assert.Equal(expiresAt, Assert.Single(await host.Owner.ListAccessKeysAsync()).GetProperty("expiresAt").GetDateTimeOffset());
        host.Time.Advance(Duration);

        Assert.Empty(await host.Owner.ListAccessKeysAsync());
        Assert.Equal(HttpStatusCode.NotFound, await host.Owner.SetAccessKeyAsync(id, "Active"));
        Assert.Equal(HttpStatusCode.NotFound, await host.Owner.DeleteAccessKeyAsync(id));
        Assert.True((await store.FindAsync(id, default))!.HasExpired(host.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Create_Lasting_TakesNoTokenAndNeverExpires()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var id = (await host.Owner.CreateAccessKeyAsync()).Text("accessKeyId");
        host.Time.Advance(TimeSpan.FromDays(4_000));

        var found = await host.Get<AccessKeyStore>().FindAsync(id, default);

        Assert.Equal((true, false, false), (found!.HasToken(null), found.HasToken(""), found.HasExpired(host.Time.GetUtcNow())));
        Assert.Single(await host.Owner.ListAccessKeysAsync());
    }

    [Theory]
    [InlineData("899")]
    [InlineData("43201")]
    [InlineData("1000.5")]
    [InlineData("\"900\"")]
    public async Task Create_OtherDuration_IsInvalid(string seconds)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync(
            "POST", AccessKeyHttp.Path, $$"""{"principalId":"x","rights":["Read"],"durationSeconds":{{seconds}}}""");

        Assert.Equal(["durationSeconds"], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Create_AfterADay_RemovesWhatExpiredAHundredAtATime()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var other = host.Client("other.other-secret");
        var lasting = (await host.Owner.CreateAccessKeyAsync()).Text("accessKeyId");
        await Task.WhenAll(Enumerable.Range(0, 130).Select(_ => host.Owner.CreateAccessKeyAsync(AccessKeyHttp.Temporary)));
        host.Time.Advance(Duration + TimeSpan.FromHours(23));
        _ = await host.Owner.CreateAccessKeyAsync(AccessKeyHttp.Temporary);
        Assert.Equal(131, (await RowsAsync(host)).Count);
        host.Time.Advance(TimeSpan.FromHours(2));

        var first = (await other.CreateAccessKeyAsync(AccessKeyHttp.Temporary)).Text("accessKeyId");
        Assert.Equal(32, (await RowsAsync(host)).Count);
        var second = (await other.CreateAccessKeyAsync(AccessKeyHttp.Temporary)).Text("accessKeyId");

        // The one of two hours ago has expired, but its holder is still told so.
        var left = await RowsAsync(host);
        Assert.Equal(3, left.Count);
        Assert.Contains(first, left);
        Assert.Contains(second, left);
        Assert.NotNull(await host.Get<AccessKeyStore>().FindAsync(lasting, default));
    }

    [Fact]
    public async Task Create_TwoAtOnce_BothAreMadeAndWhatExpiredIsGone()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Owner.CreateAccessKeyAsync(AccessKeyHttp.Temporary)));
        host.Time.Advance(TimeSpan.FromDays(2));

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Owner.CreateAccessKeyAsync(AccessKeyHttp.Temporary)));

        Assert.Equal(made.Select(key => key.Text("accessKeyId")).Order(StringComparer.Ordinal), (await RowsAsync(host)).Order(StringComparer.Ordinal));
        Assert.Equal(8, made.Select(key => key.Text("accessKeySecret")).Distinct().Count());
    }

    [Fact]
    public async Task Change_WhileItIsDeleted_NeverBringsTheKeyBack()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        for (var round = 0; round < 10; round++)
        {
            var id = (await host.Owner.CreateAccessKeyAsync(AccessKeyHttp.Temporary)).Text("accessKeyId");

            var answers = await Task.WhenAll(
                host.Owner.SetAccessKeyAsync(id, "Inactive"), host.Owner.DeleteAccessKeyAsync(id), host.Owner.DeleteAccessKeyAsync(id));

            Assert.Contains(answers[0], (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.NotFound]);
            Assert.Contains(HttpStatusCode.NoContent, answers[1..]);
            Assert.Null(await host.Get<AccessKeyStore>().FindAsync(id, default));
        }

        Assert.Empty(await RowsAsync(host));
    }

    [Fact]
    public async Task Insert_IdThatIsTaken_LeavesTheOneThatHasIt()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var store = host.Get<AccessKeyStore>();
        var key = await host.Owner.CreateAccessKeyAsync();
        var known = (await store.FindAsync(key.Text("accessKeyId"), default))!;

        _ = await Assert.ThrowsAsync<RequestFailedException>(() => store.InsertAsync(known with { Secret = "other" }, default));

        Assert.Equal(known.Secret, (await store.FindAsync(known.AccessKeyId, default))!.Secret);
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(ApiHost host)
    {
        var rows = new List<string>();
        await foreach (var row in host.KeysTable.QueryAsync<TableEntity>(row => row.PartitionKey == "temporary-access-key"))
        {
            rows.Add(row.RowKey);
        }

        return rows;
    }
}
