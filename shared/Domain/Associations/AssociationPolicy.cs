namespace EipFunctions.Domain.Associations;

/// <summary>
/// What becomes of an EIP when the resource that it is associated with is gone: released, or deleted. Ending the
/// association is never in question; only what comes after it.
/// </summary>
public sealed record AssociationPolicy
{
    /// <summary>The shortest hold, in seconds.</summary>
    public const int ShortestHoldSeconds = 60;

    /// <summary>The longest hold, in seconds: 30 days.</summary>
    public const int LongestHoldSeconds = 30 * 24 * 60 * 60;

    /// <summary>The policy of an association that names none: the EIP is kept.</summary>
    public static AssociationPolicy Default { get; } = new();

    /// <summary>What becomes of the EIP.</summary>
    public ResourceGoneAction OnResourceGone { get; init; }

    /// <summary>
    /// For how long the EIP is held for a replacement, in seconds, <see cref="ShortestHoldSeconds"/> to
    /// <see cref="LongestHoldSeconds"/>; without meaning for the other actions.
    /// </summary>
    public int HoldSeconds { get; init; } = 24 * 60 * 60;

    /// <summary>Whether the EIP is released, rather than kept, when no replacement came in that time.</summary>
    public bool ReleaseAfterHold { get; init; }
}
