using System.Net;
using System.Security.Cryptography;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Tests.AccessKeys;

public sealed class AccessKeyRotationTests(AzuriteFixture azurite)
{
    private readonly string _newKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task Rotation_NewKeyFirst_ReadsOldSecretsAndAChangeEncryptsAnew()
    {
        await using var old = await ApiHost.StartAsync(azurite);
        var key = await old.Owner.CreateAccessKeyAsync();
        var (id, secret) = (key.Text("accessKeyId"), key.Text("accessKeySecret"));

        await using var both = await StartAsync(old, _newKey, ApiHost.EncryptionKey);
        Assert.Equal(secret, (await both.Get<AccessKeyStore>().FindAsync(id, default))!.Secret);
        var made = await both.Owner.CreateAccessKeyAsync();
        Assert.Equal(HttpStatusCode.OK, await both.Owner.SetAccessKeyAsync(id, "Active"));
        await using var after = await StartAsync(old, _newKey, "");

        Assert.Equal(secret, (await after.Get<AccessKeyStore>().FindAsync(id, default))!.Secret);
        Assert.Equal(
            made.Text("accessKeySecret"), (await after.Get<AccessKeyStore>().FindAsync(made.Text("accessKeyId"), default))!.Secret);
        Assert.False((await after.Get<AccessKeyStore>().FindAsync(id, default))!.Disabled);
    }

    [Fact]
    public async Task Find_EncryptionKeyIsGone_FailsClearlyAndTheRestGoesOn()
    {
        await using var old = await ApiHost.StartAsync(azurite);
        var key = await old.Owner.CreateAccessKeyAsync();
        var (id, secret) = (key.Text("accessKeyId"), key.Text("accessKeySecret"));

        await using var without = await StartAsync(old, _newKey, "");
        var store = without.Get<AccessKeyStore>();
        var failure = await Assert.ThrowsAsync<SecretUnreadableException>(() => store.FindAsync(id, default));

        Assert.Contains(id, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(await without.Owner.ListAccessKeysAsync()).Text("accessKeyId"));
        Assert.Equal(HttpStatusCode.OK, await without.Owner.SetAccessKeyAsync(id, "Inactive"));
        await using var again = await StartAsync(old, _newKey, ApiHost.EncryptionKey);
        Assert.Equal((secret, true), ((await again.Get<AccessKeyStore>().FindAsync(id, default))!.Secret, (await again.Get<AccessKeyStore>().FindAsync(id, default))!.Disabled));
        Assert.Equal(HttpStatusCode.NoContent, await without.Owner.DeleteAccessKeyAsync(id));
    }

    [Fact]
    public async Task Start_SameKeyTwice_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.StartAsync(azurite, settings:
            ("AccessKeys:EncryptionKeys:1", ApiHost.EncryptionKey)));

        Assert.Contains("AccessKeys:EncryptionKeys:1 is a key that stands before it already", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiHost.EncryptionKey, failure.ToString(), StringComparison.Ordinal);
    }

    private Task<ApiHost> StartAsync(ApiHost other, string first, string second) => ApiHost.StartAsync(azurite, settings:
        [("KeysTable", other.KeysTable.Name), ("AccessKeys:EncryptionKeys:0", first), ("AccessKeys:EncryptionKeys:1", second)]);
}
