using System.Text.Json;
using System.Text.Json.Serialization;

namespace EipFunctions.Local.Topic;

/// <summary>How the topic is written as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(TopicError))]
[JsonSerializable(typeof(TopicOutage))]
[JsonSerializable(typeof(TopicPage))]
internal sealed partial class TopicJson : JsonSerializerContext;
