namespace EipFunctions.Domain.ResourceEvents;

/// <summary>What an event led to.</summary>
public sealed record ResourceEventOutcome
{
    /// <summary>What became of it.</summary>
    public required ResourceEventResult Result { get; init; }

    /// <summary>How many associations it broke.</summary>
    public int Broken { get; init; }

    /// <summary>How many broken associations it restored.</summary>
    public int Restored { get; init; }

    /// <summary>How many associations followed their ENI to another instance.</summary>
    public int Followed { get; init; }

    /// <summary>The private addresses that it gives to the resource and that another registered one has, and keeps.</summary>
    public IReadOnlyList<string> TakenAddresses { get; init; } = [];

    /// <summary>The associations that it ended.</summary>
    public IReadOnlyList<AssociationEnd> Ends { get; init; } = [];

    /// <summary>Whether the resource's registration was removed; false when it was not deleted, or something is still on it.</summary>
    public bool Removed { get; init; }
}
