using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>One of the two EIPs of a swap, with the place that it leaves.</summary>
/// <param name="Eip">The EIP; null when there is none in the region.</param>
/// <param name="Resource">The resource that it is associated with; null when it is gone, or the EIP is free.</param>
/// <param name="Attachment">The instance that the resource is attached to, wanted only where an ENI does not name its type; null when it is not known.</param>
public sealed record SwapSide(Eip? Eip, RegisteredResource? Resource, RegisteredResource? Attachment);
