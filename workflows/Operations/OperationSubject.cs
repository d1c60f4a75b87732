using EipFunctions.Workflows.Gateway;

namespace EipFunctions.Workflows.Operations;

/// <summary>What the logs and spans of an operation's work name.</summary>
internal static class OperationSubject
{
    /// <summary>The operation, and the EIP where the input tells which.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Of(string instanceId, object? input) =>
        EipOf(input) is { } eipId
            ? [new("OperationId", instanceId), new("EipId", eipId)]
            : [new("OperationId", instanceId)];

    private static string? EipOf(object? input) => input switch
    {
        OperationInput operation => operation.EipId,
        OperationCommit commit => commit.Input.EipId,
        OperationFailure failure => failure.Input.EipId,
        GatewayChange change => change.EipId,
        _ => null,
    };
}
