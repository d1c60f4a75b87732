using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>
/// Gives contiguous EIPs back, all of them or none: reserve, unbind, verify, commit, publish. As with one EIP the gateway is told
/// and read although none of them has a binding.
/// </summary>
public sealed class ReleaseEipSegmentWorkflow : Workflow<OperationInput, OperationOutcome>
{
    private static readonly GatewayStep Unbind = new(nameof(UnbindSegmentActivity), nameof(VerifySegmentUnboundActivity));

    /// <inheritdoc/>
    public override async Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var steps = new Steps(context, input);
        try
        {
            steps.OnRollBack(nameof(RollBackSegmentReleaseActivity), reason => new OperationFailure(input, ResourceId: null, reason));
            var reserved = await steps.ReserveAsync(nameof(ReserveSegmentReleaseActivity));
            if (reserved.Violations.Count > 0)
            {
                return new() { Status = OperationStatus.Rejected, Violations = reserved.Violations };
            }

            if (!reserved.IsDone)
            {
                await steps.ChangeGatewayAsync(Unbind);
                await steps.CommitAsync(nameof(CommitSegmentReleaseActivity), new(input, ResourceId: null));
            }
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
