using System.Globalization;
using System.Text.Json;

namespace EipFunctions.Local.Topic;

/// <summary>What makes JSON a CloudEvent 1.0 in structured form.</summary>
internal static class CloudEventRules
{
    private static readonly string[] Required = ["id", "source", "type", "specversion"];

    /// <summary>Finds what is wrong with an event.</summary>
    /// <param name="cloudEvent">The JSON.</param>
    /// <param name="index">Its place in the request, for the message.</param>
    /// <returns>What is wrong; nothing for a CloudEvent.</returns>
    public static IEnumerable<TopicErrorDetail> Check(JsonElement cloudEvent, int index)
    {
        if (cloudEvent.ValueKind != JsonValueKind.Object)
        {
            yield return Broken(index, $"is {cloudEvent.ValueKind}; it must be an object");
            yield break;
        }

        foreach (var name in Required.Where(name => !cloudEvent.TryGetProperty(name, out _)))
        {
            yield return Broken(index, $"has no attribute '{name}', which is required");
        }

        if (cloudEvent.TryGetProperty("data", out _) && cloudEvent.TryGetProperty("data_base64", out _))
        {
            yield return Broken(index, "has both 'data' and 'data_base64'; only one is allowed");
        }

        foreach (var attribute in cloudEvent.EnumerateObject().Where(a => a.Name is not ("data" or "data_base64")))
        {
            if (Wrong(attribute) is { } wrong)
            {
                yield return Broken(index, wrong);
            }
        }
    }

    private static string? Wrong(JsonProperty attribute)
    {
        if (attribute.Name.Length == 0 || !attribute.Name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')))
        {
            return $"has the attribute '{attribute.Name}'; a name must be of a-z and 0-9";
        }

        var value = attribute.Value;
        var isText = value.ValueKind == JsonValueKind.String;
        return attribute.Name switch
        {
            "specversion" when !isText || value.GetString() != "1.0" => "has another specversion than '1.0'",
            "id" or "source" or "type" when !isText || value.GetString()!.Length == 0 =>
                $"has the attribute '{attribute.Name}' that is not a text or is empty",
            "subject" or "time" or "datacontenttype" or "dataschema" when !isText && value.ValueKind != JsonValueKind.Null =>
                $"has the attribute '{attribute.Name}' that is not a text",
            "time" when isText && !IsTimestamp(value.GetString()!) => "has a 'time' that is not an RFC 3339 timestamp",
            _ when value.ValueKind is JsonValueKind.Object or JsonValueKind.Array =>
                $"has the attribute '{attribute.Name}' that is not a text, a number or a boolean",
            _ when isText && value.GetString()!.Any(char.IsControl) => $"has a control character in '{attribute.Name}'",
            _ => null,
        };
    }

    private static bool IsTimestamp(string value) =>
        value.Contains('T', StringComparison.OrdinalIgnoreCase)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    private static TopicErrorDetail Broken(int index, string what) => new("InvalidCloudEvent", $"Event {index} {what}.");
}
