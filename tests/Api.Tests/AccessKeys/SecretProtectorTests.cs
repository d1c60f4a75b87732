using System.Security.Cryptography;
using System.Text;
using EipFunctions.Api.AccessKeys;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Tests.AccessKeys;

public sealed class SecretProtectorTests
{
    private const string Secret = "GQ7R2MZ4K8VTNB3XJY6WCHDL5PEA9FSUGQ7R2MZ4";
    private const string Id = "LTAI2345";
    private const string Account = "acme";

    private static readonly string First = NewKey();
    private static readonly string Second = NewKey();

    [Fact]
    public void Unprotect_WhatWasProtected_IsTheSecret()
    {
        var protector = With(First);

        var (one, other) = (protector.Protect(Secret, Id, Account), protector.Protect(Secret, Id, Account));

        Assert.Equal(Secret, protector.Unprotect(one, Id, Account));
        Assert.Equal(Secret, protector.Unprotect(other, Id, Account));
        Assert.NotEqual(one, other);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(one), StringComparison.Ordinal);
    }

    [Fact]
    public void Protect_SeveralKeys_TakesTheFirstAndNamesIt()
    {
        var protector = With("", First, Second);

        var ciphertext = protector.Protect(Secret, Id, Account);

        Assert.Equal(SHA256.HashData(Convert.FromBase64String(First))[..8], ciphertext[..8]);
        Assert.Equal(Secret, With(Second, First).Unprotect(ciphertext, Id, Account));
    }

    [Fact]
    public void Unprotect_KeyThatIsGone_NamesAccessKeyEncryptionKeyAndSetting()
    {
        var failure = Assert.Throws<SecretUnreadableException>(
            () => With(Second).Unprotect(With(First).Protect(Secret, Id, Account), Id, Account));

        Assert.Contains(Id, failure.Message, StringComparison.Ordinal);
        Assert.Contains("AccessKeys:EncryptionKeys", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(First))[..8]), failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(First, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LTAI2346", Account)]
    [InlineData(Id, "acme2")]
    public void Unprotect_CiphertextOfAnotherRow_IsRefused(string accessKeyId, string accountId)
    {
        var protector = With(First);

        _ = Assert.Throws<SecretUnreadableException>(
            () => protector.Unprotect(protector.Protect(Secret, Id, Account), accessKeyId, accountId));
    }

    [Fact]
    public void Unprotect_AnyByteChangedOrCutOff_IsRefused()
    {
        var protector = With(First);
        var whole = protector.Protect(Secret, Id, Account);
        for (var place = 0; place < whole.Length; place++)
        {
            var changed = whole.ToArray();
            changed[place] ^= 1;
            _ = Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(changed, Id, Account));
            _ = Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(whole[..place], Id, Account));
        }
    }

    [Fact]
    public void Protect_NoKey_IsRefused()
    {
        var protector = With("");

        Assert.False(protector.CanProtect);
        _ = Assert.Throws<InvalidOperationException>(() => protector.Protect(Secret, Id, Account));
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static SecretProtector With(params string[] keys)
    {
        var options = new AccessKeyOptions();
        foreach (var key in keys)
        {
            options.EncryptionKeys.Add(key);
        }

        return new(Options.Create(options), RandomNumberGenerator.GetBytes);
    }
}
