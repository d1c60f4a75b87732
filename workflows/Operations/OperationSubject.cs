using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.ResourceEvents;

namespace EipFunctions.Workflows.Operations;

/// <summary>What the logs and spans of an operation's work name.</summary>
internal static class OperationSubject
{
    /// <summary>The operation, and the EIP where the input tells which: that of a claim has none before one is found.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Of(string instanceId, object? input) =>
        EipOf(input) is { Length: > 0 } eipId
            ? [new("OperationId", instanceId), new("EipId", eipId)]
            : [new("OperationId", instanceId)];

    private static string? EipOf(object? input) => input switch
    {
        OperationInput operation => operation.EipId,
        OperationCommit commit => commit.Input.EipId,
        OperationFailure failure => failure.Input.EipId,
        GatewayChange change => change.EipId,
        ClaimInput claim => claim.Operation.EipId,
        HoldInput hold => hold.EipId,
        HoldEnd end => end.Hold.EipId,
        HoldObstacle obstacle => obstacle.Hold.EipId,
        RepairInput repair => repair.Suspect.EipId,
        EndPlanInput end => end.EipId,
        _ => null,
    };
}
