using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The states of an ENI.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NetworkInterfaceStatus>))]
public enum NetworkInterfaceStatus
{
    /// <summary>Detached and ready.</summary>
    Available,

    /// <summary>Being attached.</summary>
    Attaching,

    /// <summary>Attached to an instance.</summary>
    InUse,

    /// <summary>Being detached.</summary>
    Detaching,

    /// <summary>Being deleted.</summary>
    Deleting,
}
