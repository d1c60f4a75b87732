using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>
/// Allocates contiguous EIPs: take the addresses, then allocate the EIPs, publish. Whoever has the addresses has all that can
/// be refused, so from there on it only goes forward, and a cancellation comes too late.
/// </summary>
public sealed class AllocateEipSegmentWorkflow : Workflow<OperationInput, OperationOutcome>
{
    /// <inheritdoc/>
    public override async Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var steps = new Steps(context, input);
        var reserved = await steps.ReserveAsync(nameof(ReserveSegmentActivity));
        if (reserved.Violations.Count > 0)
        {
            return new() { Status = OperationStatus.Rejected, Violations = reserved.Violations };
        }

        if (!reserved.IsDone)
        {
            await steps.GoForwardAsync(nameof(AllocateSegmentEipsActivity));
        }

        return await steps.SucceedAsync();
    }
}
