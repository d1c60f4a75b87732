using System.Text.Json;
using EipFunctions.Events.Topic;
using static EipFunctions.Events.Tests.Some;

namespace EipFunctions.Events.Tests;

public sealed class EipCloudEventTests
{
    [Theory]
    [InlineData("eip-1")]
    [InlineData("\"quoted\" <ä> 電")]
    public void From_AnyText_IsNeverLargerThanItsSize(string eip)
    {
        var (cloudEvent, size) = EipCloudEvent.From(Entry(eip, 1, "a reason with \"quotes\" and 電"));
        cloudEvent.ExtensionAttributes["traceparent"] = new string('0', 55);

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(cloudEvent).Length, 1, size);
    }

    [Fact]
    public void From_Sequences_SortAsText()
    {
        var texts = new long[] { 1, 9, 10, 123, long.MaxValue }
            .Select(s => (string)EipCloudEvent.From(Entry("a", s)).Event.ExtensionAttributes["sequence"]).ToArray();

        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
    }

    [Fact]
    public void From_IdsWithReservedCharacters_AreEscapedInTheSource() =>
        Assert.EndsWith("/eips/a%2Fb", EipCloudEvent.From(Entry("a/b", 1)).Event.Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData(null)]
    public void From_TraceOfTheEvent_IsItsExtensionAttribute(string? traceParent)
    {
        var entry = Entry("a", 1);
        entry = entry with { Event = entry.Event with { TraceParent = traceParent } };

        var attributes = EipCloudEvent.From(entry).Event.ExtensionAttributes;

        Assert.Equal(traceParent, attributes.TryGetValue("traceparent", out var sent) ? sent : null);
    }
}
