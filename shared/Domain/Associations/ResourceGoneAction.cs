using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Associations;

/// <summary>What becomes of an EIP whose resource is gone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResourceGoneAction>))]
public enum ResourceGoneAction
{
    /// <summary>It stays, associated with nothing.</summary>
    Keep,

    /// <summary>It is released, where this service allocated it and nothing protects it; otherwise it is kept.</summary>
    Release,

    /// <summary>It is held for the resource that replaces the one that is gone, and associated with that in the same slot.</summary>
    Hold,
}
