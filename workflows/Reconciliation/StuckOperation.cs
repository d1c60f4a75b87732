using EipFunctions.Workflows.Gateway;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>An operation that is to be undone in place of its instance.</summary>
/// <param name="RollBack">The activity that gives the reservation back.</param>
/// <param name="UndoChange">The activity that undoes the change of the gateway; null where there is nothing to undo.</param>
/// <param name="UndoReadBack">The activity that reads back that it is undone; null likewise.</param>
/// <param name="RecordFailure">The activity that records the failure; null where none is announced.</param>
/// <param name="Undo">What the gateway is to have again; null where there is nothing to undo.</param>
/// <param name="ResourceId">The resource; null where there is none.</param>
public sealed record StuckOperation(
    string RollBack, string? UndoChange, string? UndoReadBack, string? RecordFailure, GatewayChange? Undo, string? ResourceId)
{
    /// <summary>The change that the operation made of the other EIP of a swap; null for all else.</summary>
    public GatewayChange? Other { get; init; }
}
