namespace EipFunctions.Domain.Events;

/// <summary>An event about an EIP, written in the transaction that made it true and delivered at least once.</summary>
public sealed record EipEvent
{
    /// <summary>The event's id: the same in every delivery.</summary>
    public required string EventId { get; init; }

    /// <summary>One of <see cref="EipEventType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The place in the order of events about this EIP, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The trace context in which it happened, as W3C's <c>traceparent</c>; null for none, and in events of old.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What happened.</summary>
    public required EipEventData Data { get; init; }
}
