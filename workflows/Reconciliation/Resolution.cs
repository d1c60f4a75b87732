using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Gateway;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>What the second look at a suspect came to.</summary>
public sealed record Resolution
{
    /// <summary>What became of it; null while there is something to be done yet.</summary>
    public FindingOutcome? Outcome { get; init; }

    /// <summary>What it is now; null where it is as it was.</summary>
    public string? After { get; init; }

    /// <summary>Why it could not be put right.</summary>
    public string? Error { get; init; }

    /// <summary>The change that the gateway is to make: a binding in place of what there is, or none; null for no change.</summary>
    public GatewayChange? Change { get; init; }

    /// <summary>The instance that is to undo the operation; null for none.</summary>
    public string? RecoveryId { get; init; }

    /// <summary>The requests that it took.</summary>
    public ReconciliationExtent Took { get; init; }
}
