using System.Text.Json;
using System.Text.Json.Serialization;

namespace EipFunctions.Local.Hosting;

/// <summary>How health is written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReadinessView))]
internal sealed partial class HealthJson : JsonSerializerContext;
