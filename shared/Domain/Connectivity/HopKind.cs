using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Connectivity;

/// <summary>The stages of a path.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HopKind>))]
public enum HopKind
{
    /// <summary>The Internet.</summary>
    Internet,

    /// <summary>An EIP.</summary>
    Eip,

    /// <summary>The public address that came with an instance.</summary>
    PublicIp,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>An ENI.</summary>
    NetworkInterface,

    /// <summary>An address of the operating system.</summary>
    Address,

    /// <summary>A route of the operating system.</summary>
    Route,

    /// <summary>Where packets are lost.</summary>
    Nowhere,
}
