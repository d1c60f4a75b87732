using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Plans;

namespace EipFunctions.Api.Plans;

/// <summary>Which EIPs an ECS instance is to get, and in which way.</summary>
public sealed record PlanBody
{
    /// <summary>The way.</summary>
    public required PlanWay Way { get; init; }

    /// <summary>The EIPs, all different, 1 to 50.</summary>
    public required IReadOnlyList<string> EipIds { get; init; }

    /// <summary>Whether only to plan.</summary>
    public bool DryRun { get; init; }

    internal static PlanBody Read(BodyReader body) => new()
    {
        Way = body.OneOf("way", ApiJson.Readable.PlanWay, isRequired: true) ?? default,
        EipIds = body.EipIds(),
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal AssociationBatch For(string instanceId) =>
        new() { Mode = BatchMode.AllOrNothing, ResourceId = instanceId, EipIds = EipIds, Way = Way };
}
