using System.Security.Cryptography;

namespace EipFunctions.Api.AccessKeys;

/// <summary>A key that secrets are encrypted with.</summary>
/// <param name="Id">The beginning of its SHA-256 in hexadecimal, by which a ciphertext names it. Tells nothing of a random key.</param>
/// <param name="Value">The key itself.</param>
internal sealed record EncryptionKey(string Id, byte[] Value)
{
    /// <summary>The length of a key: AES-256.</summary>
    public const int Bytes = 32;

    /// <summary>The bytes of a key's digest that are its id.</summary>
    public const int IdBytes = 8;

    /// <summary>Reads a key; null when the text is not the base64 of as many bytes.</summary>
    public static EncryptionKey? Read(string text)
    {
        var value = new byte[Bytes];
        return Convert.TryFromBase64String(text, value, out var length) && length == Bytes
            ? new(IdOf(SHA256.HashData(value)), value)
            : null;
    }

    public static string IdOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes[..IdBytes]);

    public override string ToString() => Id;
}
