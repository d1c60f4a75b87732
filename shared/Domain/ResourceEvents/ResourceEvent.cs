using System.Text.Json;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>Something that happened to a resource outside of this service, as its publisher tells it. It is a fact: it is not refused.</summary>
public sealed record ResourceEvent
{
    /// <summary>The event's id here, <c>event-…</c>: derived from account, source and the source's id, so that each is handled once.</summary>
    public required string EventId { get; init; }

    /// <summary>The publisher's type of event, such as <c>EipFunctions.Resource.Changed</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    /// <summary>The publisher's id of the event.</summary>
    public required string SourceEventId { get; init; }

    /// <summary>The region that the resource is in.</summary>
    public required string RegionId { get; init; }

    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The resource's kind; null where the event does not say.</summary>
    public ResourceKind? Kind { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The publisher's number among events of one moment; null for none, which counts as before any.</summary>
    public long? Sequence { get; init; }

    /// <summary>Whether the resource is deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>
    /// What changed: a JSON object of members that a registration takes, null for one that was taken away; null for nothing.
    /// </summary>
    public JsonElement? Members { get; init; }

    /// <summary>The place of the event in the order of what happened to its resource.</summary>
    /// <returns>The stamp.</returns>
    public ResourceEventStamp Stamp() => new(EventId, OccurredAt, Sequence, RegionId);
}
