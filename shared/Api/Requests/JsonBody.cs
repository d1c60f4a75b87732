using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EipFunctions.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Requests;

/// <summary>Reads the body of a request as a JSON object of limited size.</summary>
internal static class JsonBody
{
    public const int MaxBytes = 64 * 1024;

    private const int MaxDepth = 8;

    /// <summary>Reads the body. No body at all reads as an empty object where it may be left out.</summary>
    /// <returns>The object, or the answer to a body that is none.</returns>
    public static async Task<(JsonElement Body, IResult? Refusal)> ReadAsync(HttpContext http, bool isOptional)
    {
        if (http.Request.ContentLength > MaxBytes)
        {
            return (default, TooLarge(http));
        }

        // One byte more than there may be, so that a body of unknown length that exceeds it is noticed.
        var bytes = new byte[(http.Request.ContentLength ?? MaxBytes) + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(
            bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (length > MaxBytes)
        {
            return (default, TooLarge(http));
        }

        if (length == 0)
        {
            return isOptional
                ? (JsonElement.Parse("{}"), null)
                : (default, Invalid(http, "$", null, "A body is required.", "Send a JSON object."));
        }

        return IsJson(http.Request.ContentType)
            ? Parse(http, bytes.AsMemory(0, length))
            : (default, ProblemKind.UnsupportedMediaType.With(http, "Send the body as application/json in UTF-8."));
    }

    private static (JsonElement Body, IResult? Refusal) Parse(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var body = StrictJson.Parse(bytes, MaxDepth);
            return body.ValueKind == JsonValueKind.Object
                ? (body, null)
                : (default, Invalid(http, "$", null, "The body must be a JSON object.", "Send { … }."));
        }
        catch (JsonException malformed)
        {
            return (default, Invalid(
                http,
                JsonPath.WhereReadingStops(bytes.Span),
                null,
                $"The body is not well-formed JSON: {malformed.Message}",
                "Correct the JSON; each member may occur once."));
        }
        catch (DecoderFallbackException)
        {
            return (default, Invalid(http, "$", null, "The body is not UTF-8.", "Send the body in UTF-8."));
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType is { } media
            && (media.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase)))
        && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static IResult TooLarge(HttpContext http) =>
        ProblemKind.TooLarge.With(http, $"The body may have {MaxBytes} bytes.");

    private static IResult Invalid(HttpContext http, string field, string? value, string rule, string remedy) =>
        KnownProblems.Invalid(http, [new(field, value, rule, remedy)]);
}
