using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>Evaluates every rule and, when all hold, reserves every EIP of a segment for release.</summary>
/// <param name="store">The state changes.</param>
public sealed class ReserveSegmentReleaseActivity(SegmentReleaseStore store) : WorkflowActivity<OperationInput, ReserveOutcome>
{
    /// <inheritdoc/>
    public override async Task<ReserveOutcome> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var reservation = await store
            .ReserveAsync(input.ScopeOf(context), input.SegmentInstanceId!, context.CancellationToken).ConfigureAwait(false);
        return ReserveOutcome.From(reservation);
    }
}
