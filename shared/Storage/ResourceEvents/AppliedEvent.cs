using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Storage.ResourceEvents;

/// <summary>What applying an event came to.</summary>
/// <param name="Outcome">What it did.</param>
public sealed record AppliedEvent(ResourceEventOutcome Outcome)
{
    /// <summary>The associations that are to be ended, as the resource is gone.</summary>
    public IReadOnlyList<AssociationOfGone> ToEnd { get; init; } = [];

    /// <summary>Whether a part is left for another transaction.</summary>
    internal bool HasMore { get; init; }
}
