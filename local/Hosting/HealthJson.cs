using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Engine;

namespace EipFunctions.Local.Hosting;

/// <summary>How health is written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EngineHealth))]
internal sealed partial class HealthJson : JsonSerializerContext;
