using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The kinds of resource that an EIP can be associated with (FAQ section_pap_ugo_jeh); names as in the API's InstanceType.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResourceKind>))]
public enum ResourceKind
{
    /// <summary>An ECS instance.</summary>
    EcsInstance,

    /// <summary>An SLB instance.</summary>
    SlbInstance,

    /// <summary>An elastic network interface (ENI).</summary>
    NetworkInterface,

    /// <summary>A NAT gateway.</summary>
    Nat,

    /// <summary>A high-availability virtual IP address.</summary>
    HaVip,
}
