using EipFunctions.Domain.Dnat;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The protocols as callers write them.</summary>
internal static class ProtocolName
{
    /// <summary>The API's name of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns><c>TCP</c>, <c>UDP</c> or <c>Any</c>; the number of a protocol that there is not.</returns>
    public static string Of(IpProtocol protocol) => protocol switch
    {
        IpProtocol.Tcp => "TCP",
        IpProtocol.Udp => "UDP",
        _ => protocol.ToString(),
    };
}
