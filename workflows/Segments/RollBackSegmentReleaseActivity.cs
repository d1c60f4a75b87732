using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>Gives the reservation of a segment back: its EIPs are Available as before.</summary>
/// <param name="store">The state changes.</param>
public sealed class RollBackSegmentReleaseActivity(SegmentReleaseStore store) : WorkflowActivity<OperationFailure, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationFailure input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .RollBackAsync(input.Input.ScopeOf(context), input.Input.SegmentInstanceId!, input.Reason, context.CancellationToken)
            .ConfigureAwait(false);
        return default;
    }
}
