using System.Globalization;
using System.Text;

namespace EipFunctions.Api.Rpc.Requests;

/// <summary>
/// Reads application/x-www-form-urlencoded: pairs joined by <c>&amp;</c>, <c>+</c> for a space, <c>%XX</c> for a byte of
/// UTF-8. Lenient readers pass over what is malformed; then what is signed and what is done could differ.
/// </summary>
internal static class FormEncoding
{
    private const int LongestName = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Adds the parameters of a text to those that are known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stands, as errors name it.</param>
    /// <param name="parameters">Those that are known.</param>
    /// <param name="most">How many there may be together.</param>
    /// <returns>What is wrong with it; null when all were added.</returns>
    public static RpcError? Read(ReadOnlySpan<byte> text, string place, IDictionary<string, string> parameters, int most)
    {
        foreach (var range in text.Split((byte)'&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            if (Decode(equals < 0 ? pair : pair[..equals]) is not { } name || Decode(equals < 0 ? [] : pair[(equals + 1)..]) is not { } value)
            {
                return ReadingErrors.Malformed(place, $"its parameter number {Place(text, range)} is not percent-encoded UTF-8");
            }

            if (name.Length is 0 or > LongestName)
            {
                return ReadingErrors.Malformed(
                    place, $"the name of its parameter number {Place(text, range)} must have 1 to {LongestName} characters");
            }

            if (!parameters.TryAdd(name, value))
            {
                return ReadingErrors.Repeated(name);
            }

            if (parameters.Count > most)
            {
                return ReadingErrors.TooManyParameters(most);
            }
        }

        return null;
    }

    private static int Place(ReadOnlySpan<byte> text, Range range) => text[..range.Start.Value].Count((byte)'&') + 1;

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
            else if (i + 2 < text.Length && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Utf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
