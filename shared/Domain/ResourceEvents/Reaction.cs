using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>One row of the reaction table.</summary>
/// <param name="Kind">The kind of resource; null for any.</param>
/// <param name="Happening">What happened, in words.</param>
/// <param name="Effect">What is done about it.</param>
/// <param name="Applies">Whether it is so.</param>
public sealed record Reaction(ResourceKind? Kind, string Happening, ReactionEffect Effect, Func<ResourceFacts, bool> Applies)
{
    /// <summary>Why the association is broken; null where it is not.</summary>
    public AssociationFaultReason? Fault { get; init; }

    /// <summary>What to say of a broken association; null where it is not.</summary>
    public Func<ResourceFacts, string>? Message { get; init; }

    /// <summary>Whether the row is for what an event made of a resource.</summary>
    /// <param name="facts">What it is now.</param>
    /// <returns>True when it is.</returns>
    public bool IsFor(ResourceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return (Kind is null || Kind == facts.Resource.Kind) && Applies(facts);
    }
}
