using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The two types of ENI.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NetworkInterfaceType>))]
public enum NetworkInterfaceType
{
    /// <summary>Created apart from an instance; can be attached and detached.</summary>
    Secondary,

    /// <summary>Created with its instance and bound to it for life.</summary>
    Primary,
}
