using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Eips;

/// <summary>The states of an EIP. In the three transitional ones only queries are allowed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EipState>))]
public enum EipState
{
    /// <summary>Allocated, associated with nothing.</summary>
    Available,

    /// <summary>An association is being made, or an existing one is being changed to another mode or moved. Transitional.</summary>
    Associating,

    /// <summary>Associated, the binding read back from the gateway.</summary>
    InUse,

    /// <summary>The association is being ended. Transitional.</summary>
    Unassociating,

    /// <summary>Being given back. Transitional; afterwards the EIP is gone.</summary>
    Releasing,
}
