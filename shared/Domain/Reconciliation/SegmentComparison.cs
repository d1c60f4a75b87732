using EipFunctions.Domain.Segments;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>Finds contiguous EIPs that an operation is allocating or releasing.</summary>
public static class SegmentComparison
{
    /// <summary>Compares.</summary>
    /// <param name="segment">The segment; null for none.</param>
    /// <returns>
    /// A <see cref="FindingKind.StuckSegment"/> where the segment is in a transitional state, and its operation has ended, which the
    /// caller has to find out; null otherwise.
    /// </returns>
    public static Suspect? Of(EipSegment? segment) => segment is null or { Status: EipSegmentStatus.Allocated }
        ? null
        : new(FindingKind.StuckSegment, null, null, $"Segment {segment.SegmentInstanceId} is {segment.Status}; operation {segment.OperationId} has ended.")
        {
            SegmentInstanceId = segment.SegmentInstanceId,
            OperationId = segment.OperationId,
            Version = $"{segment.Status} {segment.AllocatedCount} {segment.IsRemoving} {segment.Undo} {segment.OperationId}",
        };
}
