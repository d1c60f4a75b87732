using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The states of a NAT gateway.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NatGatewayStatus>))]
public enum NatGatewayStatus
{
    /// <summary>Being created.</summary>
    Creating,

    /// <summary>In service.</summary>
    Available,

    /// <summary>Being changed.</summary>
    Modifying,

    /// <summary>Being deleted.</summary>
    Deleting,
}
