namespace EipFunctions.Domain.Connectivity;

/// <summary>A way out by an SNAT entry of a NAT gateway.</summary>
/// <param name="NatGatewayId">The NAT gateway.</param>
/// <param name="SnatEntryId">The entry.</param>
/// <param name="Source">The private addresses that it lets out.</param>
/// <param name="PublicAddresses">The EIPs that they appear with.</param>
public sealed record SnatPath(string NatGatewayId, string SnatEntryId, Ipv4Network Source, IReadOnlyList<string> PublicAddresses);
