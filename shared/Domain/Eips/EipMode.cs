using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Eips;

/// <summary>How an EIP is associated with a network interface (FAQ section_9y3_r2h_ran). Every other resource knows only NAT.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EipMode>))]
public enum EipMode
{
    /// <summary>Mapped to a private IP address on the gateway; the operating system does not see the EIP.</summary>
    [JsonStringEnumMemberName("NAT")]
    Nat,

    /// <summary>Cut-through: the EIP replaces the private IP address of a secondary ENI, whose private network is lost.</summary>
    [JsonStringEnumMemberName("BINDED")]
    CutThrough,

    /// <summary>Multi-EIP to ENI: several EIPs visible on a secondary ENI, whose private network is kept.</summary>
    [JsonStringEnumMemberName("MULTI_BINDED")]
    MultiEip,
}
