using System.Text.Json;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Segments;

public sealed class EipSegmentTests
{
    [Theory]
    [InlineData(28, 16, 16)]
    [InlineData(28, 0, 15)]
    [InlineData(28, 240, 13)]
    [InlineData(25, 0, 127)]
    [InlineData(25, 128, 125)]
    [InlineData(24, 0, 252)]
    public void AssignableOf_ARun_LacksWhatIsNeverHandedOut(int prefixLength, int offset, int count)
    {
        var offsets = AddressBlock.AssignableOf(offset, EipSegment.SizeOf(prefixLength));

        Assert.Equal(count, offsets.Count);
        Assert.DoesNotContain(offsets, one => one is 0 or >= 253);
    }

    [Fact]
    public void FirstFreeRun_EmptyBlock_IsTheFirstThatIsWhole() => Assert.Equal(16, AddressBlock.Empty(0).FirstFreeRun(16));

    [Fact]
    public void FirstFreeRun_UntilThereIsNone_HandsOutEachAlignedRunOnce()
    {
        var (block, runs) = (AddressBlock.Empty(0), new List<int>());
        while (block.FirstFreeRun(64) is { } offset)
        {
            runs.Add(offset);
            block = block.WithRun(offset, 64, used: true);
        }

        Assert.Equal([64, 128, 0, 192], runs);
        Assert.Null(block.FirstFree());
        Assert.Equal(AddressBlock.Empty(0).Used, runs.Aggregate(block, (b, offset) => b.WithRun(offset, 64, used: false)).Used);
    }

    // An earlier version handed out all 256: such an address is not of a segment, and none may contain it.
    [Theory]
    [InlineData(17)]
    [InlineData(254)]
    public void FirstFreeRun_OneAddressIsUsed_LeavesItsRunOut(int used)
    {
        var block = Enumerable.Range(0, 16).Where(run => run != used / 16)
            .Aggregate(AddressBlock.Empty(0), (b, run) => b.WithRun(run * 16, 16, used: true));

        Assert.Equal(used / 16 * 16, block.FirstFreeRun(16));
        Assert.Null(block.With(used, used: true).FirstFreeRun(16));
    }

    [Fact]
    public void EipIds_OfTwoSegments_AreTheirOwnAndInOrder()
    {
        var other = Snapshots.Segment with { SegmentInstanceId = "eipsg-2" };

        Assert.Equal("eip-1-0e", Snapshots.Segment.EipIds[^1]);
        Assert.Equal(Snapshots.Segment.EipIds.Order(StringComparer.Ordinal), Snapshots.Segment.EipIds);
        Assert.Empty(Snapshots.Segment.EipIds.Intersect(other.EipIds));
        Assert.Equal(256, EipSegment.EveryEipIdOf("eipsg-1").Union(Snapshots.Segment.EipIds).Count());
    }

    [Fact]
    public void Deserialize_WrittenByAnEarlierVersion_IsNotBeingUndone()
    {
        var json = JsonSerializer.SerializeToNode(Snapshots.Segment with { Undo = SegmentUndo.Refused }, DomainJson.Default.EipSegment)!.AsObject();
        Assert.True(json.Remove("undo"));

        Assert.Equal(Snapshots.Segment, json.Deserialize(DomainJson.Default.EipSegment));
    }

    // They may be of resource groups that the caller does not see.
    [Fact]
    public void Quota_Text_NamesTheQuotaAndNotHowManyThereAre() => Assert.Equal(
        "The segment has 16 EIPs, more than the account may still have in the region: its quota is 20.",
        SegmentViolations.Quota(limit: 20, asked: 16).Message);
}
