using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;

namespace EipFunctions.Workflows.Plans;

/// <summary>The items of a batch as callers see them.</summary>
internal static class BatchView
{
    /// <summary>An item for each EIP, in the order of the request.</summary>
    /// <param name="operationId">The batch's operation.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="status">How the batch stands.</param>
    /// <param name="items">How each stands; null before that is decided, or when all of it was rejected.</param>
    public static IReadOnlyList<OperationItem> Items(
        string operationId, AssociationBatch batch, OperationStatus status, IReadOnlyList<ItemProgress>? items) =>
        [.. batch.EipIds.Select((eipId, index) => Item(BatchItem.IdOf(operationId, index), eipId, status, items?[index]))];

    // Of a batch that was rejected none was begun: nothing is to come of any of them.
    private static OperationItem Item(string operationId, string eipId, OperationStatus status, ItemProgress? item) => new()
    {
        EipId = eipId,
        Status = item?.Status ?? (status == OperationStatus.Rejected ? OperationStatus.Rejected : OperationStatus.Pending),
        OperationId = item is null or { Status: OperationStatus.Pending } ? null : operationId,
        ResourceId = item?.ResourceId,
        Mode = item?.Mode,
        PrivateIpAddress = item?.PrivateIpAddress,
        Error = item?.Error,
        Violations = item?.Violations,
    };
}
