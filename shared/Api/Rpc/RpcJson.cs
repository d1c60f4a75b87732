using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EipFunctions.Api.Rpc;

/// <summary>
/// How answers are written: the names of properties are the names on the wire. By reflection, unlike the rest of the
/// service, so that a new action is its file and its line in the registry.
/// </summary>
internal static class RpcJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}
