using System.Text.Json;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.ResourceEvents;

/// <summary>Whatever order events come in, and however often, the resource ends as the newest says.</summary>
public sealed class EventOrderProperties
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 300)]
    public void Apply_AnyPermutationWithDuplicates_EndsAsTheNewestSays((byte Second, byte Sequence)[] moments, int seed)
    {
        // Few values, so that times and sequences are often the same.
        ResourceEvent[] events = [.. moments.Select((moment, i) => Event(i, moment.Second % 4, moment.Sequence % 3))];
        ResourceEvent[] delivered = [.. events, .. events];
        new Random(seed).Shuffle(delivered);

        var inOrder = events.OrderBy(one => one.OccurredAt).ThenBy(one => one.Sequence ?? -1).ThenBy(one => one.EventId, StringComparer.Ordinal);
        Assert.Equal(inOrder.LastOrDefault()?.EventId, Apply(events).Name);
        Assert.Equal(Apply(events), Apply(delivered));
    }

    private static EcsInstance Apply(IEnumerable<ResourceEvent> events)
    {
        ResourceEventStamp? last = null;
        CloudResource resource = new EcsInstance
        {
            ResourceId = "i-1", RegionId = "r", Status = EcsStatus.Running, PrivateIpAddress = "10.0.0.1", Name = null!,
        };
        foreach (var one in events.Where(one => one.Stamp().IsAfter(last)))
        {
            (resource, last) = (ResourcePatch.Apply(resource, one.Members!.Value), one.Stamp());
        }

        return (EcsInstance)resource;
    }

    private static ResourceEvent Event(int number, int second, int sequence) => new()
    {
        EventId = $"event-{number}",
        Type = "t",
        Source = "s",
        SourceEventId = $"{number}",
        RegionId = "r",
        ResourceId = "i-1",
        OccurredAt = Start.AddSeconds(second),
        Sequence = sequence == 0 ? null : sequence,
        Members = JsonElement.Parse($$"""{"name":"event-{{number}}","status":"{{(EcsStatus)(number % 7)}}"}"""),
    };
}
