using System.Net;
using System.Text;
using Azure.Data.Tables;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Tests.AccessKeys;

public sealed class AccessKeyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Create_Key_IsFoundWithItsSecretAndListedWithoutIt()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var created = await host.Owner.SendAsync(
            "POST", AccessKeyHttp.Path, """{"principalId":"carol","rights":["Read","Operate"],"resourceGroupIds":["","a|b"],"service":"slb"}""");
        var text = await created.Content.ReadAsStringAsync();
        var key = await created.JsonAsync();
        var (id, secret) = (key.Text("accessKeyId"), key.Text("accessKeySecret"));
        var found = await host.Get<AccessKeyStore>().FindAsync(id, default);
        using var list = await host.Owner.SendAsync("GET", AccessKeyHttp.Path);
        var listed = await list.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.Created, true), (created.StatusCode, created.Headers.CacheControl!.NoStore));
        Assert.Equal($"{AccessKeyHttp.Path}/{id}", created.Headers.Location!.ToString());
        Assert.Matches("^LTAI[A-Z0-9]{20}$", id);
        Assert.Matches("^[A-Z0-9]{40}$", secret);
        Assert.False(key.TryGetProperty("securityToken", out _) || key.TryGetProperty("expiresAt", out _), text);
        Assert.Equal((id, secret, false, null), (found!.AccessKeyId, found.Secret, found.Disabled, found.ExpiresAt));
        Assert.Equal(
            ("acme", "carol", PrincipalKind.RamUser, Rights.Read | Rights.Operate, "slb"),
            (found.Principal.AccountId, found.Principal.PrincipalId, found.Principal.Kind, found.Principal.Rights, found.Principal.Service));
        Assert.Equal(["", "a|b"], found.Principal.ResourceGroupIds);
        Assert.Equal((id, "Active"), (Assert.Single(await host.Owner.ListAccessKeysAsync()).Text("accessKeyId"), (await host.Owner.ListAccessKeysAsync())[0].Text("status")));
        Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logged, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_AnyKey_LeavesItsSecretInNoRowInAnyForm()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var lasting = await host.Owner.CreateAccessKeyAsync();
        var temporary = await host.Owner.CreateAccessKeyAsync(AccessKeyHttp.Temporary);
        string[] secrets = [lasting.Text("accessKeySecret"), temporary.Text("accessKeySecret"), temporary.Text("securityToken")];
        var forms = secrets.SelectMany(secret => (string[])
        [
            secret,
            Convert.ToBase64String(Encoding.ASCII.GetBytes(secret)),
            Convert.ToHexString(Encoding.ASCII.GetBytes(secret)),
            Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(secret)),
            string.Concat(secret.Reverse()),
        ]).ToList();

        var values = new List<string>();
        await foreach (var row in host.KeysTable.QueryAsync<TableEntity>(row => row.PartitionKey != "key"))
        {
            values.AddRange(row.Select(property => property.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{property.Value}"));
        }

        Assert.Contains(lasting.Text("accessKeyId"), values);
        Assert.Contains(temporary.Text("accessKeyId"), values);
        Assert.DoesNotContain(values, value => forms.Any(form => value.Contains(form, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Change_InactiveAndActiveAgain_IsSeenAtOnce()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var store = host.Get<AccessKeyStore>();
        var id = (await host.Owner.CreateAccessKeyAsync()).Text("accessKeyId");
        Assert.False((await store.FindAsync(id, default))!.Disabled);

        using var disabled = await host.Owner.SendAsync("PATCH", $"{AccessKeyHttp.Path}/{id}", """{"status":"Inactive"}""");

        Assert.Equal("Inactive", (await disabled.JsonAsync()).Text("status"));
        Assert.True((await store.FindAsync(id, default))!.Disabled);
        Assert.Equal("Inactive", Assert.Single(await host.Owner.ListAccessKeysAsync()).Text("status"));
        Assert.Equal(HttpStatusCode.OK, await host.Owner.SetAccessKeyAsync(id, "Active"));
        Assert.False((await store.FindAsync(id, default))!.Disabled);
    }

    [Theory]
    [InlineData("{}", "status")]
    [InlineData("""{"status":"active"}""", "status")]
    [InlineData("""{"status":"Active","secret":"x"}""", "secret")]
    public async Task Change_OtherBody_IsInvalid(string body, string field)
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("PATCH", $"{AccessKeyHttp.Path}/LTAI1", body);

        Assert.Equal([field], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Fact]
    public async Task Delete_Key_IsGoneForGood()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var id = (await host.Owner.CreateAccessKeyAsync()).Text("accessKeyId");
        Assert.NotNull(await host.Get<AccessKeyStore>().FindAsync(id, default));

        Assert.Equal(HttpStatusCode.NoContent, await host.Owner.DeleteAccessKeyAsync(id));

        Assert.Null(await host.Get<AccessKeyStore>().FindAsync(id, default));
        Assert.Empty(await host.Owner.ListAccessKeysAsync());
        Assert.Equal(HttpStatusCode.NotFound, await host.Owner.DeleteAccessKeyAsync(id));
        Assert.Equal(HttpStatusCode.NotFound, await host.Owner.SetAccessKeyAsync(id, "Active"));
    }

    [Fact]
    public async Task OtherAccount_FindsNothingAndChangesNothing()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var other = host.Client("other.other-secret");
        var id = (await host.Owner.CreateAccessKeyAsync()).Text("accessKeyId");

        Assert.Empty(await other.ListAccessKeysAsync());
        Assert.Equal(HttpStatusCode.NotFound, await other.SetAccessKeyAsync(id, "Inactive"));
        Assert.Equal(HttpStatusCode.NotFound, await other.DeleteAccessKeyAsync(id));

        Assert.False((await host.Get<AccessKeyStore>().FindAsync(id, default))!.Disabled);
    }

    [Theory]
    [InlineData("""{"principalId":"x","rights":["Read","Administer"]}""")]
    [InlineData("""{"principalId":"x","rights":["Read"],"resourceGroupIds":["red"],"service":"slb"}""")]
    [InlineData("""{"principalId":"x","rights":["Read"],"resourceGroupIds":["blue"]}""")]
    [InlineData("""{"principalId":"x","rights":["Read"],"resourceGroupIds":["blue"],"service":"ecs"}""")]
    [InlineData("""{"principalId":"x","kind":"Account","rights":["Read"],"service":"slb"}""")]
    [InlineData("""{"principalId":"x","rights":["Operate"],"resourceGroupIds":["blue"],"service":"slb"}""")]
    [InlineData("""{"principalId":"x","rights":["Operate"],"resourceGroupIds":["blue"],"service":"slb","durationSeconds":900}""")]
    public async Task Create_KeyWiderThanItsMaker_IsForbidden(string body)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var created = await host.Owner.SendAsync(
            "POST", "/api/keys", """{"principalId":"adm","rights":["Read","Administer"],"resourceGroupIds":["blue"],"service":"slb"}""");
        using var maker = host.Client((await created.JsonAsync()).Text("key"));

        using var refused = await maker.SendAsync("POST", AccessKeyHttp.Path, body);

        _ = await refused.ProblemAsync(HttpStatusCode.Forbidden);
        _ = await maker.CreateAccessKeyAsync("""{"principalId":"x","rights":["Read"],"resourceGroupIds":["blue"],"service":"slb"}""");
        Assert.Single(await host.Owner.ListAccessKeysAsync());
    }

    [Fact]
    public async Task Change_ByWhoCouldNotMakeTheKey_MayDisableButNotEnable()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        var id = (await host.Owner.CreateAccessKeyAsync()).Text("accessKeyId");

        Assert.Equal(HttpStatusCode.OK, await blue.SetAccessKeyAsync(id, "Inactive"));
        Assert.Equal(HttpStatusCode.Forbidden, await blue.SetAccessKeyAsync(id, "Active"));

        Assert.True((await host.Get<AccessKeyStore>().FindAsync(id, default))!.Disabled);
    }

    [Fact]
    public async Task Create_NoEncryptionKey_NamesTheSettingAndTheRestWorks()
    {
        await using var host = await ApiHost.StartAsync(azurite, settings: ("AccessKeys:EncryptionKeys:0", ""));

        using var refused = await host.Owner.SendAsync("POST", AccessKeyHttp.Path, AccessKeyHttp.Lasting);

        var problem = await refused.ProblemAsync(HttpStatusCode.Conflict);
        Assert.Contains("AccessKeys__EncryptionKeys__0", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Empty(await host.Owner.ListAccessKeysAsync());
        _ = await host.Owner.AllocateAsync();
    }

    [Fact]
    public async Task Find_Warm_AsksNothingOfTheStoreForHalfAMinute()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var store = host.Get<AccessKeyStore>();
        var id = (await host.Owner.CreateAccessKeyAsync()).Text("accessKeyId");
        Assert.False(store.IsRemembered(id));
        _ = await store.FindAsync(id, default);
        _ = await store.FindAsync("LTAI2", default);
        var before = host.Requests.Count;

        Assert.NotNull(await store.FindAsync(id, default));
        Assert.Null(await store.FindAsync("LTAI2", default));
        Assert.True(store.IsRemembered(id) && store.IsRemembered("LTAI2"));
        Assert.Equal(before, host.Requests.Count);
        host.Time.Advance(TimeSpan.FromSeconds(31));

        Assert.False(store.IsRemembered(id));
        _ = await store.FindAsync(id, default);
        Assert.Equal(before + 1, host.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b\\c#d?")]
    [InlineData("\ud800")]
    [InlineData("key-0123456789abcdef.secret")]
    [InlineData("LTAI5555555555555555555555555555555555555555555555555555555555555")]
    public async Task Find_WhatIsNoId_AsksNothingOfTheStore(string text)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var before = host.Requests.Count;

        Assert.Null(await host.Get<AccessKeyStore>().FindAsync(text, default));

        Assert.True(host.Get<AccessKeyStore>().IsRemembered(text));
        Assert.Equal(before, host.Requests.Count);
    }

    [Fact]
    public void ToString_WithSecrets_ShowsTheIdAlone()
    {
        var key = new AccessKeyRecord("LTAI1", Principal.Nobody, DateTimeOffset.UnixEpoch, Disabled: false) { Secret = "hush" };

        Assert.Equal("LTAI1", $"{key}");
        Assert.Equal("STS.1", $"{new AccessKeyCreated("STS.1", "hush", "token", ExpiresAt: null)}");
        _ = Assert.Throws<InvalidOperationException>(() => (key with { Secret = null! }).Secret);
    }
}
