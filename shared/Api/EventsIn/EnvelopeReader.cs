using System.Globalization;
using System.Text.Json;
using EipFunctions.Api.Requests;

namespace EipFunctions.Api.EventsIn;

/// <summary>Reads the envelope of an event, in either schema. Members that it does not know are not its business.</summary>
/// <param name="isCloudEvent">Whether it is a CloudEvent; otherwise it is in Event Grid's schema.</param>
/// <param name="body">The event.</param>
internal sealed class EnvelopeReader(bool isCloudEvent, BodyReader body)
{
    private const int MaxText = 1024;

    /// <summary>The type; null, and an error, when there is none.</summary>
    public string? Type() => body.Text(isCloudEvent ? "type" : "eventType", MaxText, isRequired: true);

    /// <summary>The rest of the envelope; without meaning when there are errors.</summary>
    public EventEnvelope Read(string type)
    {
        if (isCloudEvent && body.Text("specversion", isRequired: true) is { } version && version != "1.0")
        {
            body.Errors.Add("specversion", version, "It must be 1.0.", "Publish in CloudEvents 1.0.");
        }

        return new()
        {
            Type = type,
            Source = body.Text(isCloudEvent ? "source" : "topic", MaxText, isRequired: isCloudEvent) ?? "",
            Id = body.Text("id", MaxText, isRequired: true) ?? "",
            Time = Time(isCloudEvent ? "time" : "eventTime"),
            Subject = body.Text("subject", MaxText),
            Sequence = SequenceOf(body),
            AliyunRegionId = body.Id("aliyunregionid"),
            Data = Data(),
        };
    }

    /// <summary>The sequence: a whole number, or the digits of one, as extensions of CloudEvents are texts.</summary>
    public static long? SequenceOf(BodyReader body)
    {
        if (body.Take("sequence") is not { } value)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? body.TextOf("sequence", value) : value.GetRawText();
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return sequence;
        }

        body.Errors.Add("sequence", text, "It must be a whole number, 0 or more.", "Send digits.");
        return null;
    }

    private DateTimeOffset Time(string name)
    {
        if (body.Text(name, isRequired: true) is not { Length: > 0 } text)
        {
            return default;
        }

        if (text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        body.Errors.Add(name, text, "It must be a time in RFC 3339.", "Send it like 2026-06-01T08:00:00Z.");
        return default;
    }

    private JsonElement Data()
    {
        if (body.Take("data") is not { } data)
        {
            body.Missing("data");
            return default;
        }

        if (data.ValueKind != JsonValueKind.Object)
        {
            body.Errors.Add("data", data.GetRawText(), "It must be an object.", "Send { … }.");
        }

        return data;
    }
}
