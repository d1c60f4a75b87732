using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EipFunctions.Api.Keys;

/// <summary>A key as callers send it: <c>{keyId}.{secret}</c>.</summary>
/// <param name="KeyId">The part that is no secret.</param>
/// <param name="Secret">The secret.</param>
internal readonly record struct ApiKeyText(string KeyId, string Secret)
{
    private const int SecretBytes = 32;
    private const int KeyIdBytes = 8;
    private const int LongestKeyId = 64;
    private const int LongestSecret = 256;

    public static ApiKeyText Create(Func<int, byte[]> random) =>
        new($"key-{Convert.ToHexStringLower(random(KeyIdBytes))}", Base64Url.EncodeToString(random(SecretBytes)));

    // The id's characters are few on purpose: where a reference to a vault does not resolve, the platform hands over the
    // reference itself, "@Microsoft.KeyVault(…)", and that must not become a key which anybody could work out.
    public static ApiKeyText? Parse(string? text)
    {
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot is > 0 and <= LongestKeyId
            && text![..dot].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            && text.Length - dot - 1 is > 0 and <= LongestSecret
            && text.All(c => c is > ' ' and <= '~')
                ? new(text[..dot], text[(dot + 1)..])
                : null;
    }

    public byte[] SecretHash() => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    // Without the secret: a record's own text would print it into the first log line that meets it.
    public override string ToString() => KeyId;
}
