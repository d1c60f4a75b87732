using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Gateway;

/// <summary>An EIP mapped to a resource, as the gateway has it.</summary>
/// <param name="RegionId">The region.</param>
/// <param name="EipId">The EIP.</param>
/// <param name="IpAddress">Its public address.</param>
/// <param name="ResourceId">The resource.</param>
/// <param name="ResourceKind">The resource's kind.</param>
/// <param name="Mode">The mode.</param>
/// <param name="PrivateIpAddress">The private address that traffic goes to; null for a NAT gateway.</param>
/// <param name="OperationId">The operation that asked for it.</param>
public sealed record GatewayBinding(
    string RegionId,
    string EipId,
    string IpAddress,
    string ResourceId,
    ResourceKind ResourceKind,
    EipMode Mode,
    string? PrivateIpAddress,
    string OperationId)
{
    /// <summary>The account that the EIP belongs to; null where it was bound before that was told.</summary>
    public string? AccountId { get; init; }

    /// <summary>Whether another binding maps the same EIP in the same way, whichever operation asked for either.</summary>
    /// <param name="other">The other binding; null for none.</param>
    /// <returns>True when they are alike. An account that was not told is taken for the same.</returns>
    public bool IsLike(GatewayBinding? other) =>
        other is not null
        && other with { OperationId = OperationId, AccountId = other.AccountId is null || AccountId is null ? AccountId : other.AccountId } == this;
}
