using EipFunctions.Domain.Ipv6;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>What the operating system sees of all that is on a resource.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="ResourceKind">Its kind.</param>
/// <param name="Eips">The guidance for each EIP on it.</param>
/// <param name="Ipv6">The guidance for its IPv6 addresses; absent for what is no ECS instance.</param>
public sealed record ResourceGuidance(
    string ResourceId, ResourceKind ResourceKind, IReadOnlyList<EipGuidance> Eips, Ipv6Guidance? Ipv6);
