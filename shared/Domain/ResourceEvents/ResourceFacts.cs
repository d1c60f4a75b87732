using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>What an event made of a resource: all that a reaction is decided on.</summary>
public sealed record ResourceFacts
{
    /// <summary>The resource as it is now; of a deleted one, as it was last.</summary>
    public required CloudResource Resource { get; init; }

    /// <summary>Whether it is deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>The region in which the event has it.</summary>
    public required string RegionId { get; init; }

    /// <summary>One of its associations; null where there is none.</summary>
    public Association? Association { get; init; }

    /// <summary>The type of the ECS instance that an ENI is attached to; null where not known, or attached to none.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Those of its private addresses that another registered resource of the VPC has.</summary>
    public IReadOnlyCollection<string> TakenAddresses { get; init; } = [];
}
