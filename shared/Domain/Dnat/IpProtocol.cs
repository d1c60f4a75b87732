using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Dnat;

/// <summary>The protocols of a DNAT entry.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IpProtocol>))]
public enum IpProtocol
{
    /// <summary>TCP.</summary>
    [JsonStringEnumMemberName("TCP")]
    Tcp,

    /// <summary>UDP.</summary>
    [JsonStringEnumMemberName("UDP")]
    Udp,

    /// <summary>Every protocol; both ports are then <c>Any</c>.</summary>
    Any,
}
