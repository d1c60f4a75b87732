using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Gateway;

namespace EipFunctions.Workflows.Gateway;

/// <summary>What the gateway is to have for what an EIP's row says.</summary>
internal static class GatewayChanges
{
    /// <summary>The change that the operation which has the EIP makes on the gateway.</summary>
    public static GatewayChange Of(Eip eip, string accountId, string operationId) => new(
        eip.RegionId,
        eip.EipId,
        eip.Fence,
        Binding(eip, eip.Association, accountId, operationId),
        Binding(eip, eip.Association?.Replaces, accountId, operationId));

    /// <summary>The binding that an association is on the gateway; null for none.</summary>
    public static GatewayBinding? Binding(Eip eip, Association? association, string accountId, string operationId) =>
        association is null
            ? null
            : new(
                eip.RegionId,
                eip.EipId,
                eip.IpAddress,
                association.ResourceId,
                association.ResourceKind,
                association.Mode,
                association.PrivateIpAddress,
                operationId)
            {
                AccountId = accountId,
            };
}
