using EipFunctions.Domain.Dnat;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>
/// Ports and protocols of DNAT entries on the wire. Clients send them in any case, and get them in lower case: some of them
/// take another case for a change.
/// </summary>
internal static class ForwardPorts
{
    /// <summary>The most characters of a port or range.</summary>
    public const int Longest = 11;

    private const string Any = nameof(IpProtocol.Any);

    /// <summary>Reads a port, so that every one is spelt in one way.</summary>
    public static string Read(string port) => port.Equals(Any, StringComparison.OrdinalIgnoreCase) ? Any : port;

    /// <summary>Writes a port.</summary>
    public static string Write(string port) => port.ToLowerInvariant();

    /// <summary>Writes a protocol.</summary>
    public static string Write(IpProtocol protocol) => protocol.ToString().ToLowerInvariant();
}
