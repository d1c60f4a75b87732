using System.Security.Cryptography;
using System.Text;

namespace EipFunctions.Engine;

/// <summary>
/// An instance id as part of a row key. The form is unique, keeps prefixes (so that ids can be listed by prefix) and
/// uses characters that every table service accepts in a key.
/// </summary>
internal static class InstanceKey
{
    /// <summary>A row key holds 512 characters; the rest is for prefixes and chunk numbers.</summary>
    public const int MaxLength = 400;

    /// <summary>How much of a long id stays readable before its hash.</summary>
    private const int KeptLength = 300;

    public static string Of(string instanceId)
    {
        var escaped = Escape(instanceId);
        return escaped.Length <= MaxLength
            ? escaped
            : $"{escaped[..KeptLength]}~~{Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(instanceId)))}";
    }

    /// <summary>The start that the keys of all ids with this prefix share.</summary>
    public static string OfPrefix(string prefix)
    {
        var escaped = Escape(prefix);
        return escaped.Length <= KeptLength ? escaped : escaped[..KeptLength];
    }

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@'
                ? result.Append(c)
                : result.Append('~').Append(((int)c).ToString("x4", null));
        }

        return result.ToString();
    }
}
