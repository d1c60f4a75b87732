using EipFunctions.Domain.Plans;

namespace EipFunctions.Domain.Associations;

/// <summary>Several associations that are asked for at once.</summary>
public sealed record AssociationBatch
{
    /// <summary>What becomes of those that succeed when another does not.</summary>
    public required BatchMode Mode { get; init; }

    /// <summary>The resource that the batch is about: where a plan is made, the ECS instance.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The EIPs, all different, 1 to 50.</summary>
    public required IReadOnlyList<string> EipIds { get; init; }

    /// <summary>The way to plan the associations by, when the batch starts; null when they are named.</summary>
    public PlanWay? Way { get; init; }

    /// <summary>The associations, one for each EIP in their order; empty when they are planned.</summary>
    public IReadOnlyList<AssociationRequest> Associations
    {
        get => field ?? [];
        init;
    }
}
