using System.Buffers.Text;
using System.Text;
using EipFunctions.Api.Dispatch;

namespace EipFunctions.Api.Requests;

/// <summary>
/// Where a page ended, as callers see it: the inner token and a digest that binds it to its list, so that a damaged one,
/// or one of another list, is refused instead of leading somewhere.
/// </summary>
internal static class PageToken
{
    private const int DigestLength = 16;

    public static string? Write(string? inner, string list) => inner is null
        ? null
        : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Digest(inner, list) + inner));

    /// <summary>Reads a token; null when it is not one of the list.</summary>
    public static string? Read(string token, string list)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return text.Length > DigestLength && text[..DigestLength] == Digest(text[DigestLength..], list)
            ? text[DigestLength..]
            : null;
    }

    private static string Digest(string inner, string list) => ApiIds.Fingerprint(inner, list)[..DigestLength];
}
