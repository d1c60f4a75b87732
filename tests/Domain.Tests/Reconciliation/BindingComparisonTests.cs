using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Reconciliation;

public sealed class BindingComparisonTests
{
    private static readonly Eip Free = new()
    {
        EipId = "eip-1",
        IpAddress = "198.18.0.1",
        RegionId = "cn-hangzhou",
        AllocatedAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly Association Held = new()
    {
        AssociationId = "assoc-1",
        ResourceId = "i-1",
        ResourceKind = ResourceKind.EcsInstance,
        Slot = "primary",
        Mode = EipMode.Nat,
        PrivateIpAddress = "10.0.0.1",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly BoundTarget Bound = new("198.18.0.1", "i-1", ResourceKind.EcsInstance, EipMode.Nat, "10.0.0.1", 2);

    private static Eip Associating => Free.Apply(EipTrigger.BeginAssociate, "op-1") with { Association = Held };

    private static Eip InUse => Associating.Apply(EipTrigger.CompleteAssociate, "op-1");

    [Fact]
    public void Of_WhatAgrees_FindsNothing()
    {
        Assert.Null(BindingComparison.Of("eip-1", Free, null));
        Assert.Null(BindingComparison.Of("eip-1", InUse, Bound));
        Assert.Null(BindingComparison.Of("eip-1", null, null));
    }

    [Fact]
    public void Of_Releasing_IsStuck() => Assert.Equal(
        FindingKind.StuckOperation, BindingComparison.Of("eip-1", Free.Apply(EipTrigger.BeginRelease, "op-1"), null)!.Kind);

    // Its siblings are released with it, so what became of that is not to be seen in its row, but in the segment's.
    [Fact]
    public void Of_ReleasingOfASegment_IsStuckUnlessTheSameOperationReleasesTheSegment()
    {
        var releasing = Free.Apply(EipTrigger.BeginRelease, "op-1") with { SegmentInstanceId = "eipsg-1" };
        var segment = Snapshots.Segment with { Status = EipSegmentStatus.Releasing, OperationId = "op-1" };

        Assert.Null(BindingComparison.Of("eip-1", releasing, null, segment));
        Assert.Null(BindingComparison.Of("eip-1", releasing, null, segment with { Undo = SegmentUndo.RolledBack }));
        Assert.All(
            [null, segment with { Status = EipSegmentStatus.Allocated }, segment with { OperationId = "op-2" }, segment with { SegmentInstanceId = "eipsg-2" }],
            other => Assert.Equal(
                (FindingKind.StuckOperation, "op-1"),
                (BindingComparison.Of("eip-1", releasing, null, other)!.Kind, BindingComparison.Of("eip-1", releasing, null, other)!.OperationId)));
    }

    public static TheoryData<BoundTarget> OtherBindings =>
    [
        Bound with { IpAddress = "198.18.0.2" },
        Bound with { ResourceId = "i-2" },
        Bound with { ResourceKind = ResourceKind.HaVip },
        Bound with { Mode = EipMode.MultiEip },
        Bound with { PrivateIpAddress = null },
    ];

    [Theory]
    [MemberData(nameof(OtherBindings))]
    public void Of_InUseAndBoundOtherwise_IsMissing(BoundTarget bound)
    {
        var suspect = BindingComparison.Of("eip-1", InUse, bound)!;

        Assert.Equal((FindingKind.MissingBinding, bound, "InUse 2 op-1"), (suspect.Kind, suspect.Bound, suspect.Version));
    }

    [Fact]
    public void Of_InUseAndNotBound_IsMissing() =>
        Assert.Equal(FindingKind.MissingBinding, BindingComparison.Of("eip-1", InUse, null)!.Kind);

    [Fact]
    public void Of_BoundWithoutAnAssociation_IsStray()
    {
        Assert.Equal((FindingKind.StrayBinding, "Available 0 "), (BindingComparison.Of("eip-1", Free, Bound)!.Kind, BindingComparison.Of("eip-1", Free, Bound)!.Version));
        Assert.Equal((FindingKind.StrayBinding, null), (BindingComparison.Of("eip-1", null, Bound)!.Kind, BindingComparison.Of("eip-1", null, Bound)!.Version));
    }

    [Fact]
    public void Of_Transitional_NamesTheOperationWhateverIsBound()
    {
        var suspect = BindingComparison.Of("eip-1", Associating, null)!;

        Assert.Equal((FindingKind.StuckOperation, "op-1"), (suspect.Kind, suspect.OperationId));
        Assert.True(suspect.IsStill(BindingComparison.Of("eip-1", Associating, Bound)));
        Assert.False(suspect.IsStill(BindingComparison.Of("eip-1", Associating with { Fence = 4 }, null)));
    }

    [Fact]
    public void IsStill_SameBindingUnderAnotherFence_IsNotTheSame() =>
        Assert.False(BindingComparison.Of("eip-1", Free, Bound)!.IsStill(BindingComparison.Of("eip-1", Free, Bound with { Fence = 3 })));
}
