using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Releases;

/// <summary>
/// Gives an EIP back: reserve, unbind, verify, commit, publish. An Available EIP has no binding; the gateway is told
/// and read all the same, so that the address can never reach its last holder after someone else has it.
/// </summary>
public sealed class ReleaseEipWorkflow : Workflow<OperationInput, OperationOutcome>
{
    /// <inheritdoc/>
    public override async Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var steps = new Steps(context, input);
        try
        {
            steps.OnRollBack(nameof(RollBackReleaseActivity), reason => new OperationFailure(input, null, reason));
            var reserved = await steps.ReserveAsync(nameof(ReserveReleaseActivity));
            if (reserved.Change is not { } change)
            {
                return new() { Status = OperationStatus.Rejected, Violations = reserved.Violations };
            }

            await steps.ChangeGatewayAsync(nameof(UnbindEipActivity), change);
            await steps.ReadBackAsync(nameof(VerifyUnboundActivity), change);
            await steps.CommitAsync(nameof(CommitReleaseActivity), input);
        }
#pragma warning disable CA1031 // Whatever ends it early, what it did must be undone.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return await steps.RollBackAsync(recordFailure: null, cause);
        }

        return await steps.SucceedAsync();
    }
}
