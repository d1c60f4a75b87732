namespace EipFunctions.Workflows.Operations;

/// <summary>The activities that an operation is made of, by name.</summary>
/// <param name="Reserve">Evaluates every rule and reserves.</param>
/// <param name="RollBack">Gives the reservation back.</param>
/// <param name="Gateway">Changes the gateway and reads it back.</param>
/// <param name="Undo">Undoes that change; null where there is nothing to undo.</param>
/// <param name="Commit">Records that the change was made.</param>
/// <param name="RecordFailure">Records and announces a failure before it is undone; null where none is announced.</param>
internal sealed record OperationPlan(
    string Reserve, string RollBack, GatewayStep Gateway, GatewayStep? Undo, string Commit, string? RecordFailure);
