using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Keys;

namespace EipFunctions.Api.Dispatch;

/// <summary>
/// Makes the ids of what requests create. One is random, or, where the caller sent an idempotency key, derived from
/// it: then whoever inserts the id first has it, and every repetition finds it.
/// </summary>
/// <param name="random">Gives as many random bytes as it is asked for.</param>
public sealed class ApiIds(Func<int, byte[]> random)
{
    private const int Bytes = 16;

    /// <summary>Makes an id.</summary>
    /// <param name="prefix">What it begins with, such as <c>op</c>.</param>
    /// <param name="idempotencyKey">The caller's key; null for a random id.</param>
    /// <param name="owner">What the key is the caller's within: account, principal and the like.</param>
    /// <returns>The id.</returns>
    public string Make(string prefix, string? idempotencyKey, params IEnumerable<string> owner) =>
        $"{prefix}-" + (idempotencyKey is null
            ? Convert.ToHexStringLower(random(Bytes))
            : Convert.ToHexStringLower(Digest([prefix, .. owner, idempotencyKey])[..Bytes]));

    internal ApiKeyText MakeKey() => ApiKeyText.Create(random);

    /// <summary>The id of a request of the RPC surface, in the form that it has there.</summary>
    internal string MakeRequestId() => new Guid(random(Bytes)).ToString("D").ToUpperInvariant();

    internal AccessKeyText MakeAccessKey(DateTimeOffset? expiresAt) => AccessKeyText.Create(random, expiresAt);

    /// <summary>The digest of a request, by which a repetition is told from another request.</summary>
    /// <param name="parts">Everything that the request asks for.</param>
    /// <returns>The digest in hexadecimal.</returns>
    public static string Fingerprint(params IEnumerable<string> parts) => Convert.ToHexStringLower(Digest(parts));

    // Each part goes with its length, so that no two lists of parts read the same.
    private static byte[] Digest(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts.Select(Encoding.UTF8.GetBytes))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }

        return hash.GetHashAndReset();
    }
}
