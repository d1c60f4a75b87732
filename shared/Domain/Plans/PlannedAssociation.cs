using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Plans;

/// <summary>The place that a plan gives to one EIP.</summary>
/// <param name="ResourceId">The ECS instance itself, or a secondary ENI of it.</param>
/// <param name="ResourceKind">Which of the two.</param>
/// <param name="Mode">The mode of the association.</param>
/// <param name="PrivateIpAddress">The private IP address that the EIP maps to; null for the instance itself.</param>
public sealed record PlannedAssociation(string ResourceId, ResourceKind ResourceKind, EipMode Mode, string? PrivateIpAddress)
{
    /// <summary>The association that the plan asks for.</summary>
    /// <param name="eipId">The EIP that gets the place.</param>
    /// <returns>The request.</returns>
    public AssociationRequest For(string eipId) => new()
    {
        EipId = eipId,
        ResourceId = ResourceId,
        ResourceKind = ResourceKind,
        Mode = Mode,
        PrivateIpAddress = PrivateIpAddress,
    };
}
