using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Dnat;

/// <summary>Why a DNAT entry has no effect.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DnatObstacle>))]
public enum DnatObstacle
{
    /// <summary>Its external address is no longer that of an EIP of the NAT gateway: nothing arrives.</summary>
    ExternalIpNotOnGateway,

    /// <summary>The ECS instance or HAVIP that it leads to has an EIP, which wins (FAQ section_wa9_tjs_eb2, note).</summary>
    EipPreferred,

    /// <summary>No resource is registered with its internal address: the entry waits for who comes to have it.</summary>
    NoTarget,
}
