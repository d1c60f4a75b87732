using System.Text.Json.Serialization;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>What became of an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResourceEventResult>))]
public enum ResourceEventResult
{
    /// <summary>It was recorded, and reacted to.</summary>
    Applied,

    /// <summary>A newer one was there before it: nothing was changed.</summary>
    Superseded,

    /// <summary>Nobody has registered the resource: nothing was recorded.</summary>
    UnknownResource,

    /// <summary>The resource is registered as another kind: nothing was changed.</summary>
    OtherKind,
}
