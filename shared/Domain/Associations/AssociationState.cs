using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Associations;

/// <summary>Where an association stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssociationState>))]
public enum AssociationState
{
    /// <summary>Reserved, not yet verified on the gateway.</summary>
    Pending,

    /// <summary>Verified on the gateway.</summary>
    Active,

    /// <summary>Being ended.</summary>
    Removing,
}
