using System.Text.Json;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>Writes and reads inputs, outputs, events and statuses, and refuses those that no row could hold.</summary>
internal sealed class PayloadSerializer(WorkflowRegistry registry)
{
    /// <summary>
    /// The most characters of JSON of one payload. An input, an output, a status and the inline history then stay well
    /// below the 1 MiB of a row (two bytes a character).
    /// </summary>
    public const int MaxLength = 128 * 1024;

    /// <summary>The most characters of a custom status. Less than of a payload: it is rewritten with every commit.</summary>
    public const int MaxStatusLength = 64 * 1024;

    public string Write(object? value, string what) => Write(value, value?.GetType(), what, MaxLength);

    public string Write(object? value, Type? type, string what, int maxLength = MaxLength)
    {
        var json = value is null ? "null" : JsonSerializer.Serialize(value, type!, registry.Json);
        return json.Length <= maxLength ? json : throw new PayloadTooLargeException(what, json.Length, maxLength);
    }

    public object? Read(string? json, Type type) =>
        json is null ? null : JsonSerializer.Deserialize(json, type, registry.Json);

    public T Read<T>(string? json) => (T)Read(json ?? "null", typeof(T))!;
}
