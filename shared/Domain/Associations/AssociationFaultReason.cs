using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Associations;

/// <summary>The kinds of cause that break an association.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssociationFaultReason>))]
public enum AssociationFaultReason
{
    /// <summary>The ECS instance was given a public IP address (FAQ section_77i_2nv_smy).</summary>
    PublicIpAssigned,

    /// <summary>The resource left the VPC in which it was associated (FAQ section_pap_ugo_jeh).</summary>
    VpcLeft,

    /// <summary>The resource is in another region now (FAQ section_uu3_mql_s9i).</summary>
    RegionChanged,

    /// <summary>The resource no longer has the private address that the EIP maps to.</summary>
    PrivateIpLost,

    /// <summary>The ENI is attached to an instance whose type does not support the mode (FAQ section_c6w_x9a_b7m).</summary>
    ModeNotSupported,
}
