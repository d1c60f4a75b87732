using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Storage.Segments;

/// <summary>Brings the allocation or release of contiguous EIPs to its end in place of an operation that has ended without it.</summary>
/// <param name="allocations">The changes of an allocation.</param>
/// <param name="releases">The changes of a release.</param>
public sealed class SegmentRecovery(SegmentAllocationStore allocations, SegmentReleaseStore releases)
{
    /// <summary>Brings it to its end: an allocation is completed, a release undone where that is still possible.</summary>
    /// <param name="scope">The operation that has ended, and who acts in its place.</param>
    /// <param name="segment">The segment as it was left.</param>
    /// <param name="cancellationToken">Ends the attempt; the next one goes on where it was.</param>
    /// <returns>What was done, in words.</returns>
    public async Task<string> CompleteAsync(OperationScope scope, EipSegment segment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(segment);
        var id = segment.SegmentInstanceId;
        if (segment.Status == EipSegmentStatus.Allocating)
        {
            await allocations.AllocateEipsAsync(scope, id, cancellationToken).ConfigureAwait(false);
            return "Its allocation was completed.";
        }

        if (!await releases.TryBeginRollBackAsync(scope, id, cancellationToken).ConfigureAwait(false))
        {
            return "Its release was completed.";
        }

        const string Reason = "The operation ended without an outcome; the reconciler undid it.";
        await releases.RollBackAsync(scope, id, Reason, cancellationToken).ConfigureAwait(false);
        return "Its release was undone.";
    }
}
