using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Operations;

/// <summary>Makes sure, before anything is undone, that the operation was not committed by an attempt nobody heard of.</summary>
/// <param name="store">Decides.</param>
/// <param name="segments">Decides about contiguous EIPs.</param>
public sealed class BeginRollBackActivity(RollBackStore store, SegmentReleaseStore segments) : WorkflowActivity<OperationInput, bool>
{
    /// <inheritdoc/>
    /// <returns>True when the operation is to be undone; false when it has succeeded.</returns>
    public override async Task<bool> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        if (input.SegmentInstanceId is { } segment)
        {
            return await segments.TryBeginRollBackAsync(input.ScopeOf(context), segment, context.CancellationToken).ConfigureAwait(false);
        }

        return await store.TryBeginAsync(input.ScopeOf(context), input.EipIds, context.CancellationToken).ConfigureAwait(false);
    }
}
