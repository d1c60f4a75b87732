using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.AccessKeys;

/// <summary>
/// Encrypts the secrets of access keys with AES-256-GCM. A ciphertext is the id of its encryption key (8 bytes), the nonce (12),
/// the tag (16) and the encrypted text; access key id and account are authenticated with it, so that it serves in no other row.
/// </summary>
public sealed class SecretProtector
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = EncryptionKey.IdBytes + NonceBytes + TagBytes;

    private readonly Func<int, byte[]> _random;
    private readonly List<EncryptionKey> _keys;

    /// <summary>Creates a protector.</summary>
    /// <param name="options">The encryption keys.</param>
    /// <param name="random">Gives as many random bytes as it is asked for.</param>
    public SecretProtector(IOptions<AccessKeyOptions> options, Func<int, byte[]> random)
    {
        ArgumentNullException.ThrowIfNull(options);
        _random = random;
        _keys = [.. options.Value.EncryptionKeys.Select(EncryptionKey.Read).OfType<EncryptionKey>()];
    }

    /// <summary>Whether there is a key to encrypt with.</summary>
    public bool CanProtect => _keys.Count > 0;

    /// <summary>Encrypts a secret with the first of the encryption keys.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="accessKeyId">The access key.</param>
    /// <param name="accountId">Its account.</param>
    /// <returns>The ciphertext, another one each time.</returns>
    /// <exception cref="InvalidOperationException">There is no encryption key.</exception>
    public byte[] Protect(string secret, string accessKeyId, string accountId)
    {
        if (!CanProtect)
        {
            throw new InvalidOperationException("AccessKeys:EncryptionKeys has no key to encrypt a secret with.");
        }

        var text = Encoding.UTF8.GetBytes(secret);
        var result = new byte[HeadBytes + text.Length];
        Convert.FromHexString(_keys[0].Id).CopyTo(result, 0);
        _random(NonceBytes).CopyTo(result, EncryptionKey.IdBytes);
        using var cipher = new AesGcm(_keys[0].Value, TagBytes);
        cipher.Encrypt(Nonce(result), text, result.AsSpan(HeadBytes), Tag(result), Context(accessKeyId, accountId));
        return result;
    }

    /// <summary>Decrypts a secret.</summary>
    /// <param name="ciphertext">What <see cref="Protect"/> gave.</param>
    /// <param name="accessKeyId">The access key.</param>
    /// <param name="accountId">Its account.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="SecretUnreadableException">Its encryption key is not configured, or the row was tampered with.</exception>
    public string Unprotect(byte[] ciphertext, string accessKeyId, string accountId)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        if (ciphertext.Length < HeadBytes)
        {
            throw Unreadable(accessKeyId, "is cut off. Delete the access key and make another one");
        }

        var id = EncryptionKey.IdOf(ciphertext);
        var key = _keys.Find(key => key.Id == id) ?? throw Unreadable(
            accessKeyId, $"was encrypted with the key of id {id}, which AccessKeys:EncryptionKeys does not have. Configure that key "
            + "again, after the first, or delete the access key and make another one");
        var text = new byte[ciphertext.Length - HeadBytes];
        using var cipher = new AesGcm(key.Value, TagBytes);
        try
        {
            cipher.Decrypt(Nonce(ciphertext), ciphertext.AsSpan(HeadBytes), Tag(ciphertext), text, Context(accessKeyId, accountId));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Unreadable(accessKeyId, "is not what was stored for it. Delete the access key and make another one");
        }

        return Encoding.UTF8.GetString(text);
    }

    private static Span<byte> Nonce(byte[] ciphertext) => ciphertext.AsSpan(EncryptionKey.IdBytes, NonceBytes);

    private static Span<byte> Tag(byte[] ciphertext) => ciphertext.AsSpan(EncryptionKey.IdBytes + NonceBytes, TagBytes);

    // The id of an access key has no line break, so no two pairs read the same.
    private static byte[] Context(string accessKeyId, string accountId) => Encoding.UTF8.GetBytes($"{accessKeyId}\n{accountId}");

    private static SecretUnreadableException Unreadable(string accessKeyId, string why) =>
        new($"The secret of access key '{accessKeyId}' {why}.");
}
