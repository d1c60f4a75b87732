using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>Allocates the EIPs of a segment whose addresses are taken: repeated, it goes on where it was.</summary>
/// <param name="store">The state changes.</param>
public sealed class AllocateSegmentEipsActivity(SegmentAllocationStore store) : WorkflowActivity<OperationInput, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .AllocateEipsAsync(input.ScopeOf(context), input.SegmentInstanceId!, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
