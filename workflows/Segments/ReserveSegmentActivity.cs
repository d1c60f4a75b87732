using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>Takes the addresses of contiguous EIPs.</summary>
/// <param name="store">The state changes.</param>
public sealed class ReserveSegmentActivity(SegmentAllocationStore store) : WorkflowActivity<OperationInput, ReserveOutcome>
{
    /// <inheritdoc/>
    public override async Task<ReserveOutcome> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var reservation = await store
            .ReserveAsync(input.ScopeOf(context), input.Segment!, context.CancellationToken).ConfigureAwait(false);
        return ReserveOutcome.From(reservation);
    }
}
