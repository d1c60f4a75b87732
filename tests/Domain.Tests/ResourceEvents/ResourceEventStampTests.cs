using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Domain.Tests.ResourceEvents;

public sealed class ResourceEventStampTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void IsAfter_ByTimeThenSequenceThenId()
    {
        ResourceEventStamp[] inOrder =
        [
            new("event-9", Noon, null, "r"),
            new("event-8", Noon, 0, "r"),
            new("event-7", Noon, 5, "r"),
            new("event-70", Noon, 5, "r"),
            new("event-1", Noon.AddTicks(1), null, "r"),
        ];

        Assert.All(inOrder.Index(), one => Assert.All(inOrder.Index(), other =>
        {
            Assert.Equal(one.Index > other.Index, one.Item.IsAfter(other.Item));
            Assert.Equal(one.Index == other.Index, one.Item.IsOf(other.Item));
        }));
        Assert.All(inOrder, one => Assert.True(one.IsAfter(null)));
    }
}
