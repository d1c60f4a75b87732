namespace EipFunctions.Storage.State;

/// <summary>The claim on an IPv6 address. It is only ever inserted and deleted: whoever inserts it has the address.</summary>
/// <param name="ResourceId">The ECS instance that has the address.</param>
public sealed record Ipv6Claim(string ResourceId);
