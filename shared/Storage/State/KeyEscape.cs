using System.Globalization;
using System.Text;

namespace EipFunctions.Storage.State;

/// <summary>
/// Writes any id so that it is safe in a key: Table Storage forbids <c>/ \ # ?</c> and control characters, and
/// <c>|</c> separates ids here. Letters, digits and <c>- . _ :</c> stand for themselves; every other byte of the id's
/// UTF-8 form is written <c>=XX</c>, as in quoted-printable.
/// </summary>
public static class KeyEscape
{
    // Half a surrogate pair has no UTF-8 form; replaced, as is the default, two ids would become one.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Escapes an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The id, safe in a key.</returns>
    /// <exception cref="ArgumentException">The id is not text: it holds half a surrogate pair.</exception>
    public static string Escape(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.All(IsPlain))
        {
            return id;
        }

        var escaped = new StringBuilder(id.Length * 2);
        foreach (var value in Utf8.GetBytes(id))
        {
            _ = IsPlain((char)value)
                ? escaped.Append((char)value)
                : escaped.Append('=').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    /// <summary>Reads an escaped id back.</summary>
    /// <param name="escaped">What <see cref="Escape"/> wrote.</param>
    /// <returns>The id.</returns>
    public static string Unescape(string escaped)
    {
        ArgumentNullException.ThrowIfNull(escaped);
        if (!escaped.Contains('='))
        {
            return escaped;
        }

        var bytes = new List<byte>(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '=')
            {
                bytes.Add(byte.Parse(escaped.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add((byte)escaped[i]);
            }
        }

        return Utf8.GetString([.. bytes]);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':';
}
