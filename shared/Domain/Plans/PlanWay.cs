using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Plans;

/// <summary>The ways to have several EIPs on one ECS instance, in the order in which the FAQ lists them (section_c6w_x9a_b7m).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanWay>))]
public enum PlanWay
{
    /// <summary>A secondary ENI for each EIP, in mode NAT on its primary private IP address.</summary>
    [JsonStringEnumMemberName("secondary-enis")]
    SecondaryEnis,

    /// <summary>Mode NAT on every private IP address of the secondary ENIs.</summary>
    [JsonStringEnumMemberName("secondary-private-ips")]
    SecondaryPrivateIps,

    /// <summary>Several EIPs on a secondary ENI in mode MULTI_BINDED.</summary>
    [JsonStringEnumMemberName("multi-eip")]
    MultiEip,
}
