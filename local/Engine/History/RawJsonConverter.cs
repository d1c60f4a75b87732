using System.Text.Json;
using System.Text.Json.Serialization;

namespace EipFunctions.Engine;

/// <summary>Embeds a JSON text as it is, so that a payload is not escaped a second time.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value);
}
