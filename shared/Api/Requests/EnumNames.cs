using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EipFunctions.Api.Requests;

/// <summary>How the values of an enumeration are spelt in JSON.</summary>
internal static class EnumNames
{
    private static readonly ConcurrentDictionary<Type, object> Known = new();

    public static IReadOnlyDictionary<string, T> Of<T>(JsonTypeInfo<T> json)
        where T : struct, Enum =>
        (IReadOnlyDictionary<string, T>)Known.GetOrAdd(typeof(T), static (_, info) => Enum.GetValues<T>()
            .ToDictionary(value => JsonSerializer.SerializeToElement(value, info).GetString()!, StringComparer.Ordinal), json);
}
