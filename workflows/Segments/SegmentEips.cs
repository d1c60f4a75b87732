using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>The EIPs of a segment that an operation has reserved.</summary>
internal static class SegmentEips
{
    private const int AtOnce = 16;

    /// <summary>Does something with each of them, several at a time.</summary>
    public static async Task ForEachAsync(
        SegmentReleaseStore store, WorkflowActivityContext context, OperationInput input, Func<Eip, CancellationToken, ValueTask> act)
    {
        var eips = await store
            .ListReservedAsync(input.ScopeOf(context), input.SegmentInstanceId!, context.CancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(
            eips,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = context.CancellationToken },
            act).ConfigureAwait(false);
    }
}
