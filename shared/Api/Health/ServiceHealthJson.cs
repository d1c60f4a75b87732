using System.Text.Json;
using System.Text.Json.Serialization;

namespace EipFunctions.Api.Health;

/// <summary>How health is written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ServiceHealthView))]
internal sealed partial class ServiceHealthJson : JsonSerializerContext;
