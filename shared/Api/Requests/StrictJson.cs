using System.Text;
using System.Text.Json;

namespace EipFunctions.Api.Requests;

/// <summary>Parses JSON as callers have to send it: in UTF-8, each member of an object once, and every name a text.</summary>
internal static class StrictJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Parses a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="maxDepth">How deep it may be; 0 for the parser's own limit, 64.</param>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json, int maxDepth = 0)
    {
        _ = Utf8.GetCharCount(json.Span);
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false, MaxDepth = maxDepth });
            return document.RootElement.Clone();
        }
        catch (InvalidOperationException halfOfACharacter)
        {
            // Half of a surrogate pair, as an escape: JSON's grammar lets it through, no name can hold it.
            throw new JsonException("The name of a member must be a string of whole characters.", halfOfACharacter);
        }
    }
}
