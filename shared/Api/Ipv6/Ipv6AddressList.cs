namespace EipFunctions.Api.Ipv6;

/// <summary>The IPv6 addresses of an ECS instance.</summary>
/// <param name="Items">The addresses, in canonical form (RFC 5952).</param>
public sealed record Ipv6AddressList(IReadOnlyList<string> Items);
