using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.EventsIn;

/// <summary>The events of a request, before anything is known of them.</summary>
/// <param name="Events">The events.</param>
/// <param name="IsCloudEvents">Whether they are CloudEvents; otherwise they are in Event Grid's schema.</param>
/// <param name="IsBatch">Whether they came as an array.</param>
internal sealed record EventBody(IReadOnlyList<JsonElement> Events, bool IsCloudEvents, bool IsBatch)
{
    public const int MaxBytes = 1024 * 1024;
    public const int MaxEventBytes = 64 * 1024;
    public const int MaxEvents = 1000;

    public const string Json = "application/json";
    public const string CloudEvent = "application/cloudevents+json";
    public const string CloudEventBatch = "application/cloudevents-batch+json";

    private const string HeaderPrefix = "ce-";

    /// <summary>Reads the body.</summary>
    /// <returns>The events, or the answer to a body that has none.</returns>
    public static async Task<(EventBody? Body, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                ? type.MediaType?.ToLowerInvariant()
                : null;
        if (mediaType is not (Json or CloudEvent or CloudEventBatch))
        {
            return (null, ProblemKind.UnsupportedMediaType.With(http, $"Send the events as {Json}, {CloudEvent} or {CloudEventBatch}, in UTF-8."));
        }

        if (http.Request.ContentLength > MaxBytes)
        {
            return (null, TooLarge(http));
        }

        var bytes = new byte[(http.Request.ContentLength ?? MaxBytes) + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length > MaxBytes ? (null, TooLarge(http)) : Parse(http, bytes.AsMemory(0, length), mediaType);
    }

    private static (EventBody? Body, IResult? Refusal) Parse(HttpContext http, ReadOnlyMemory<byte> bytes, string mediaType)
    {
        JsonElement root;
        try
        {
            root = StrictJson.Parse(bytes);
        }
        catch (JsonException malformed)
        {
            return Invalid(http, $"The body is not well-formed JSON: {malformed.Message}", "Correct the JSON; each member may occur once.");
        }
        catch (DecoderFallbackException)
        {
            return Invalid(http, "The body is not UTF-8.", "Send the body in UTF-8.");
        }

        if (mediaType == Json && http.Request.Headers.ContainsKey($"{HeaderPrefix}specversion"))
        {
            return (new([FromHeaders(http.Request.Headers, root)], IsCloudEvents: true, IsBatch: false), null);
        }

        if (mediaType == CloudEvent)
        {
            return (new([root], IsCloudEvents: true, IsBatch: false), null);
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            return Invalid(http, "The body must be an array of events.", "Send [ … ].");
        }

        return root.GetArrayLength() is 0 or > MaxEvents
            ? Invalid(http, $"A batch has 1 to {MaxEvents} events; this one has {root.GetArrayLength()}.", "Send them in several requests.")
            : (new([.. root.EnumerateArray()], mediaType == CloudEventBatch, IsBatch: true), null);
    }

    // Binary mode: the attributes are headers, percent-encoded, and the body is the data.
    private static JsonElement FromHeaders(IHeaderDictionary headers, JsonElement data)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in headers.Where(header => header.Key.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase)))
            {
                var attribute = name[HeaderPrefix.Length..].ToLowerInvariant();
                if (attribute != "data")
                {
                    writer.WriteString(attribute, Uri.UnescapeDataString(value.ToString()));
                }
            }

            writer.WritePropertyName("data");
            data.WriteTo(writer);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static IResult TooLarge(HttpContext http) => ProblemKind.TooLarge.With(http, $"The body may have {MaxBytes} bytes.");

    private static (EventBody? Body, IResult? Refusal) Invalid(HttpContext http, string rule, string remedy) =>
        (null, KnownProblems.Invalid(http, [new("$", null, rule, remedy)]));
}
