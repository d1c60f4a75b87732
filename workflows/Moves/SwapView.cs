using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Plans;

namespace EipFunctions.Workflows.Moves;

/// <summary>The two EIPs of a swap as callers see them: each stands as the whole does.</summary>
internal static class SwapView
{
    /// <summary>An item for each EIP, in the order of the request.</summary>
    /// <param name="operationId">The swap's operation.</param>
    /// <param name="swap">The swap.</param>
    /// <param name="status">How it stands.</param>
    /// <param name="items">The places that they take; null before they are reserved, or when the swap was rejected.</param>
    public static IReadOnlyList<OperationItem> Items(
        string operationId, SwapRequest swap, OperationStatus status, IReadOnlyList<ItemProgress>? items) =>
        [.. swap.EipIds().Select((eipId, index) => new OperationItem
        {
            EipId = eipId,
            Status = status,
            OperationId = operationId,
            ResourceId = items?[index].ResourceId,
            Mode = items?[index].Mode,
            PrivateIpAddress = items?[index].PrivateIpAddress,
        })];
}
