using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Simulated;

namespace EipFunctions.Gateway;

/// <summary>How the gateway's fault plan and log are written as JSON. A field nobody knows is an error, not ignored.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(GatewayFaultPlan))]
[JsonSerializable(typeof(GatewayLogEntry))]
[JsonSerializable(typeof(GatewayView))]
internal sealed partial class GatewayJson : JsonSerializerContext;
