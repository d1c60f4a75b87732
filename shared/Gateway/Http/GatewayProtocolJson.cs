using System.Text.Json;
using System.Text.Json.Serialization;

namespace EipFunctions.Gateway.Http;

/// <summary>
/// How the gateway's protocol is written as JSON. What is missing is an error, so that nothing is taken for a default that
/// was never said; fields that nobody knows are ignored, so that later ones can be added.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BindingChange))]
[JsonSerializable(typeof(BindingPage))]
[JsonSerializable(typeof(BindingState))]
[JsonSerializable(typeof(GatewayProblem))]
internal sealed partial class GatewayProtocolJson : JsonSerializerContext;
