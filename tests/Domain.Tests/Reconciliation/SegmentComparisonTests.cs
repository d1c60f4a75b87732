using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Reconciliation;

public sealed class SegmentComparisonTests
{
    [Fact]
    public void Of_AllocatedOrNone_FindsNothing()
    {
        Assert.Null(SegmentComparison.Of(Snapshots.Segment));
        Assert.Null(SegmentComparison.Of(null));
    }

    [Theory]
    [InlineData(EipSegmentStatus.Allocating)]
    [InlineData(EipSegmentStatus.Releasing)]
    public void Of_InTransition_NamesSegmentAndOperation(EipSegmentStatus status)
    {
        var suspect = SegmentComparison.Of(Snapshots.Segment with { Status = status })!;

        Assert.Equal((FindingKind.StuckSegment, "eipsg-1", "op-1"), (suspect.Kind, suspect.SegmentInstanceId, suspect.OperationId));
        Assert.Equal($"Segment eipsg-1 is {status}; operation op-1 has ended.", suspect.Before);
    }

    [Fact]
    public void Of_SomethingHappenedInBetween_IsNotTheSame()
    {
        var left = Snapshots.Segment with { Status = EipSegmentStatus.Releasing };
        var suspect = SegmentComparison.Of(left)!;

        Assert.True(suspect.IsStill(SegmentComparison.Of(left)));
        Assert.False(suspect.IsStill(SegmentComparison.Of(left with { IsRemoving = true })));
        Assert.False(suspect.IsStill(SegmentComparison.Of(left with { Undo = SegmentUndo.RolledBack })));
        Assert.False(suspect.IsStill(SegmentComparison.Of(left with { OperationId = "op-2" })));
        Assert.False(suspect.IsStill(SegmentComparison.Of(left with { Status = EipSegmentStatus.Allocated })));
    }
}
