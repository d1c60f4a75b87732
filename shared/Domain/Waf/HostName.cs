using System.Globalization;

namespace EipFunctions.Domain.Waf;

/// <summary>
/// The form of a domain that a WAF protects: a host name (RFC 1123) of two labels or more, in lower case, other scripts
/// than Latin as punycode (IDNA), with <c>*.</c> before it for every name directly below.
/// </summary>
public static class HostName
{
    /// <summary>What the form is, for whoever sent another.</summary>
    public const string Rule =
        "It must be a host name: labels of 1 to 63 letters, digits and inner hyphens, joined by dots, at least two and 253 "
        + "characters in all, the last label not a number; `*.` may come first.";

    private const string Wildcard = "*.";
    private const int MaxLength = 253;
    private const int MaxLabel = 63;

    /// <summary>Brings a domain into the one form in which domains are compared.</summary>
    /// <param name="text">The domain as it was written.</param>
    /// <returns>The domain, or null when it is none.</returns>
    public static string? Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isWildcard = text.StartsWith(Wildcard, StringComparison.Ordinal);
        var name = Ascii(isWildcard ? text[Wildcard.Length..] : text);
        return name is not null && IsHostName(name) && name.Length + (isWildcard ? Wildcard.Length : 0) <= MaxLength
            ? (isWildcard ? Wildcard : "") + name
            : null;
    }

    private static string? Ascii(string name)
    {
        try
        {
            var mapping = new IdnMapping();
            var ascii = mapping.GetAscii(name.ToLowerInvariant());

            // What was sent as punycode already has to be some.
            _ = mapping.GetUnicode(ascii);
            return ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsHostName(string name)
    {
        var labels = name.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= MaxLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => c is '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
