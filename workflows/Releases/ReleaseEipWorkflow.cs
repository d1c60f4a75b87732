using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Releases;

/// <summary>
/// Gives an EIP back: reserve, unbind, verify, commit, publish. An Available EIP has no binding; the gateway is told
/// and read all the same, so that the address can never reach its last holder after someone else has it.
/// </summary>
public sealed class ReleaseEipWorkflow : OperationWorkflow
{
    private protected override OperationPlan Plan { get; } = new(
        nameof(ReserveReleaseActivity),
        nameof(RollBackReleaseActivity),
        GatewayStep.Unbind,
        Undo: null,
        nameof(CommitReleaseActivity),
        RecordFailure: null);
}
