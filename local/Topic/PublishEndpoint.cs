using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EipFunctions.Local.Topic;

/// <summary>Event Grid's publish endpoint.</summary>
internal static class PublishEndpoint
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxEvents = 5_000;
    private const string Single = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";

    /// <summary>Accepts one CloudEvent or a batch, whole or not at all.</summary>
    public static async Task<Results<Ok, JsonHttpResult<TopicError>>> PostAsync(
        HttpRequest request, TopicEvents events, IOptions<LocalTopicOptions> options, CancellationToken cancellationToken)
    {
        if (!HasKey(request, options.Value.Key!))
        {
            return Error(401, "Unauthorized", "The header 'aeg-sas-key' is missing or is not the topic's key.");
        }

        if (events.IsDown)
        {
            return Error(503, "ServiceUnavailable", "The topic is down, as it was told to be.");
        }

        var contentType = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        if (contentType is not (Single or Batch))
        {
            return Error(415, "UnsupportedMediaType", $"The content type is '{contentType}'; it must be '{Single}' or '{Batch}'.");
        }

        if (await ReadAsync(request, cancellationToken) is not { } body)
        {
            return Error(413, "RequestEntityTooLarge", $"The request is larger than {MaxBytes} bytes.");
        }

        return Parse(body, isBatch: contentType == Batch, out var cloudEvents) is { } error ? error : Accept(events, cloudEvents);
    }

    private static Ok Accept(TopicEvents events, IReadOnlyList<JsonElement> cloudEvents)
    {
        events.Add(cloudEvents);
        return TypedResults.Ok();
    }

    private static JsonHttpResult<TopicError>? Parse(byte[] body, bool isBatch, out IReadOnlyList<JsonElement> cloudEvents)
    {
        cloudEvents = [];
        JsonElement root;
        try
        {
            root = JsonElement.Parse(body);
        }
        catch (JsonException e)
        {
            return Error(400, "BadRequest", $"The body is not JSON: {e.Message}");
        }

        if (isBatch != (root.ValueKind == JsonValueKind.Array))
        {
            return Error(400, "BadRequest", $"The body is {root.ValueKind}; it must be {(isBatch ? "an array" : "an object")} for its content type.");
        }

        cloudEvents = isBatch ? [.. root.EnumerateArray()] : [root];
        if (cloudEvents.Count > MaxEvents)
        {
            return Error(413, "RequestEntityTooLarge", $"The request has {cloudEvents.Count} events; it must have {MaxEvents} at most.");
        }

        TopicErrorDetail[] broken = [.. cloudEvents.SelectMany(CloudEventRules.Check)];
        return broken.Length == 0 ? null : Error(400, "BadRequest", "The request has events that are not CloudEvents 1.0.", broken);
    }

    private static bool HasKey(HttpRequest request, string key)
    {
        // Digests have one length, so that the time tells nothing of the key's either.
        var sent = SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers["aeg-sas-key"].ToString()));
        return CryptographicOperations.FixedTimeEquals(sent, SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static JsonHttpResult<TopicError> Error(int status, string code, string message, params TopicErrorDetail[] details) =>
        TypedResults.Json(TopicError.Of(code, message, details), TopicJson.Default.TopicError, statusCode: status);
}
