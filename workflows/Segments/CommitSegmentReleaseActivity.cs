using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>Removes every EIP of a segment, takes the addresses back and deletes the segment.</summary>
/// <param name="store">The state changes.</param>
public sealed class CommitSegmentReleaseActivity(SegmentReleaseStore store) : WorkflowActivity<OperationCommit, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationCommit input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .CommitAsync(input.Input.ScopeOf(context), input.Input.SegmentInstanceId!, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
