using EipFunctions.Domain.Associations;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>How an association of a resource that is gone is to be ended.</summary>
public sealed record EndPlan
{
    /// <summary>Whether the EIP still has the association.</summary>
    public required bool IsThere { get; init; }

    /// <summary>Whether an operation is changing the EIP, so that its end is to be waited for.</summary>
    public bool IsInTransition { get; init; }

    /// <summary>What becomes of the EIP.</summary>
    public ResourceGoneAction Then { get; init; }

    /// <summary>The hold that begins with the end; null for none.</summary>
    public HoldRequest? Hold { get; init; }

    /// <summary>Whether this service allocated the EIP, and so may release it.</summary>
    public bool IsAllocatedHere { get; init; }
}
