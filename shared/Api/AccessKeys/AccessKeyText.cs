using System.Security.Cryptography;
using System.Text;

namespace EipFunctions.Api.AccessKeys;

/// <summary>What the holder of an access key gets: id, secret and, for a temporary one, security token.</summary>
/// <param name="AccessKeyId">The part that is no secret.</param>
/// <param name="Secret">The secret, 200 random bits.</param>
/// <param name="SecurityToken">The token of a temporary key, 320 random bits; null for one that lasts.</param>
internal readonly record struct AccessKeyText(string AccessKeyId, string Secret, string? SecurityToken)
{
    private const string LastingPrefix = "LTAI";
    private const string TemporaryPrefix = "STS.";
    private const int LongestId = 64;
    private const int RandomOfId = 20;
    private const int RandomOfSecret = 40;
    private const int RandomOfToken = 64;
    private const int TimeOfId = 7;
    private const int Bits = 5;

    // In ASCII order, so that ids sort by what they write; two to the power of Bits, so that each is as probable.
    private const string Characters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Makes a key.</summary>
    /// <param name="random">Gives as many random bytes as it is asked for.</param>
    /// <param name="expiresAt">When a temporary one expires; null for one that lasts.</param>
    public static AccessKeyText Create(Func<int, byte[]> random, DateTimeOffset? expiresAt) => new(
        (expiresAt is { } time ? TemporaryIdsFrom(time) : LastingPrefix) + Random(random, RandomOfId),
        Random(random, RandomOfSecret),
        expiresAt is null ? null : Random(random, RandomOfToken));

    /// <summary>Whether a text has the form of an id. One that has not is nobody's, and nothing to ask the store for.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '.');

    /// <summary>Whether an id is that of a temporary key.</summary>
    public static bool IsTemporary(string accessKeyId) => accessKeyId.StartsWith(TemporaryPrefix, StringComparison.Ordinal);

    /// <summary>
    /// The least text that sorts after the ids of the temporary keys that expire before a second: their ids begin with the
    /// time, so that those that expired are found without looking through the others.
    /// </summary>
    public static string TemporaryIdsFrom(DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        return TemporaryPrefix + string.Create(
            TimeOfId,
            seconds,
            static (text, left) =>
            {
                for (var place = text.Length - 1; place >= 0; place--)
                {
                    text[place] = Characters[(int)(left & (Characters.Length - 1))];
                    left >>= Bits;
                }
            });
    }

    /// <summary>The digest that is kept of a security token. It is random and long, so a plain one is enough.</summary>
    public static byte[] HashOf(string securityToken) => SHA256.HashData(Encoding.UTF8.GetBytes(securityToken));

    // Without the secret: a record's own text would print it into the first log line that meets it.
    public override string ToString() => AccessKeyId;

    private static string Random(Func<int, byte[]> random, int length) =>
        string.Concat(random(length).Select(value => Characters[value & (Characters.Length - 1)]));
}
