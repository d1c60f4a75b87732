using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>What the gateway has an EIP bound to.</summary>
/// <param name="IpAddress">The public address.</param>
/// <param name="ResourceId">The resource.</param>
/// <param name="ResourceKind">The resource's kind.</param>
/// <param name="Mode">The mode.</param>
/// <param name="PrivateIpAddress">The private address; null for a NAT gateway.</param>
/// <param name="Fence">The last fence that the gateway has seen of the EIP.</param>
public sealed record BoundTarget(
    string IpAddress, string ResourceId, ResourceKind ResourceKind, EipMode Mode, string? PrivateIpAddress, long Fence)
{
    /// <summary>Whether it is what an association makes of its EIP.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="association">The association.</param>
    /// <returns>True when traffic goes where the association says.</returns>
    public bool Is(Eip eip, Association association)
    {
        ArgumentNullException.ThrowIfNull(eip);
        ArgumentNullException.ThrowIfNull(association);
        return IpAddress == eip.IpAddress
            && ResourceId == association.ResourceId
            && ResourceKind == association.ResourceKind
            && Mode == association.Mode
            && PrivateIpAddress == association.PrivateIpAddress;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"bound to {ResourceId} ({Mode}{(PrivateIpAddress is { } address ? $", {address}" : "")})";
}
