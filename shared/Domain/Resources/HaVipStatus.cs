using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The states of a HAVIP. Only Available and InUse allow a change of its EIP.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HaVipStatus>))]
public enum HaVipStatus
{
    /// <summary>Being created.</summary>
    Creating,

    /// <summary>Ready, associated with no instance.</summary>
    Available,

    /// <summary>Being associated with an instance.</summary>
    Associating,

    /// <summary>Associated with instances.</summary>
    InUse,

    /// <summary>Being disassociated from an instance.</summary>
    Unassociating,

    /// <summary>Being deleted.</summary>
    Deleting,
}
