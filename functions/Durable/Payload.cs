using System.Text.Json;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Functions.Durable;

/// <summary>
/// What workflows hand over, as JSON. Their own types go by the registry's source-generated contracts, whatever serializer
/// the Functions worker has; only the records around them (<see cref="WorkflowStart"/> and the like) go by that one.
/// </summary>
internal static class Payload
{
    /// <summary>How the records around payloads are read where they come as text: as the worker's serializer writes them.</summary>
    private static readonly JsonSerializerOptions Around = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Writes a value.</summary>
    public static JsonElement? Write(this WorkflowRegistry registry, object? value, Type? type = null) =>
        value is null ? null : JsonSerializer.SerializeToElement(value, type ?? value.GetType(), registry.Json);

    /// <summary>Reads a value.</summary>
    public static object? Read(this WorkflowRegistry registry, JsonElement? json, Type type) =>
        json is { } element ? element.Deserialize(type, registry.Json) : null;

    /// <summary>Reads a value.</summary>
    public static T Read<T>(this WorkflowRegistry registry, JsonElement? json) => (T)registry.Read(json, typeof(T))!;

    /// <summary>Reads a record around a payload; null where there is none, or something else that the host put there.</summary>
    public static T? ReadAround<T>(string? json)
        where T : class
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, Around);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
