using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>How the journal is written: events as JSON objects separated by commas.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(List<HistoryEvent>))]
[JsonSerializable(typeof(WorkflowFailure))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    // The relaxed encoder keeps the text short; it never reaches a browser unescaped, for it is a table property.
    private static readonly HistoryJson Relaxed = new(
        new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    public static string Write(HistoryEvent value) => JsonSerializer.Serialize(value, Relaxed.HistoryEvent);

    public static string Write(WorkflowFailure value) => JsonSerializer.Serialize(value, Relaxed.WorkflowFailure);

    public static WorkflowFailure? ReadFailure(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, Relaxed.WorkflowFailure);

    public static IReadOnlyList<HistoryEvent> ReadEvents(string text) =>
        text.Length == 0 ? [] : JsonSerializer.Deserialize($"[{text}]", Relaxed.ListHistoryEvent)!;
}
