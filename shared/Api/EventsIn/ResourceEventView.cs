using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Api.EventsIn;

/// <summary>An accepted event about a resource, and what it led to.</summary>
public sealed record ResourceEventView
{
    /// <summary>The event's id here, <c>event-…</c>. The operations that it led to have it as <c>parentOperationId</c>.</summary>
    public required string EventId { get; init; }

    /// <summary>The publisher's type.</summary>
    public required string Type { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    /// <summary>The publisher's id of it.</summary>
    public required string SourceEventId { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The publisher's number among events of one moment; absent for none.</summary>
    public long? Sequence { get; init; }

    /// <summary>Where its handling stands.</summary>
    public required ResourceEventStatus Status { get; init; }

    /// <summary>How many associations it is ending; absent before that is known, and once it is done.</summary>
    public int? AssociationsToEnd { get; init; }

    /// <summary>How many of them have ended; absent as above.</summary>
    public int? AssociationsEnded { get; init; }

    /// <summary>What it led to; absent before it is done.</summary>
    public ResourceEventOutcome? Outcome { get; init; }

    /// <summary>What failed, when it failed.</summary>
    public string? Error { get; init; }

    /// <summary>When it was accepted, in UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When its handling last went on, in UTC.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }
}
