using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Plans;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Api.Batches;

/// <summary>Which EIPs are to be associated with one resource.</summary>
public sealed record BatchBody
{
    /// <summary>The EIPs, all different, 1 to 50.</summary>
    public required IReadOnlyList<string> EipIds { get; init; }

    /// <summary>What becomes of those that succeed when another does not; all or nothing when absent.</summary>
    public BatchMode? BatchMode { get; init; }

    /// <summary>The mode of the associations, for an ENI; absent for each EIP's own.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static BatchBody Read(BodyReader body) => new()
    {
        EipIds = body.EipIds(),
        BatchMode = body.OneOf("batchMode", ApiJson.Readable.BatchMode),
        Mode = body.OneOf("mode", ApiJson.Readable.EipMode),
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal AssociationBatch For(string resourceId) => new()
    {
        Mode = BatchMode ?? Domain.Associations.BatchMode.AllOrNothing,
        ResourceId = resourceId,
        EipIds = EipIds,
        Associations = [.. EipIds.Select(eipId => new AssociationRequest { EipId = eipId, ResourceId = resourceId, Mode = Mode })],
    };
}
