namespace EipFunctions.Domain.ResourceEvents;

/// <summary>
/// The place of an event in the order of what happened to a resource: by time, then by sequence. Two of the same time and
/// sequence are ordered by id, so that the same one wins in whichever order they arrive.
/// </summary>
/// <param name="EventId">The event.</param>
/// <param name="OccurredAt">When it happened, in UTC.</param>
/// <param name="Sequence">The publisher's number among events of one moment; null for none.</param>
/// <param name="RegionId">The region in which the event has the resource; no part of the order.</param>
public sealed record ResourceEventStamp(string EventId, DateTimeOffset OccurredAt, long? Sequence, string RegionId)
{
    /// <summary>Whether the event comes after another one.</summary>
    /// <param name="other">The other one's stamp; null for none.</param>
    /// <returns>True when it does; false for the same event.</returns>
    public bool IsAfter(ResourceEventStamp? other) => other is null || CompareTo(other) > 0;

    /// <summary>Whether it is the stamp of the same event.</summary>
    /// <param name="other">The other one's stamp; null for none.</param>
    /// <returns>True when it is.</returns>
    public bool IsOf(ResourceEventStamp? other) => other is not null && CompareTo(other) == 0;

    private int CompareTo(ResourceEventStamp other)
    {
        var byTime = OccurredAt.CompareTo(other.OccurredAt);
        var bySequence = byTime != 0 ? byTime : (Sequence ?? -1).CompareTo(other.Sequence ?? -1);
        return bySequence != 0 ? bySequence : string.CompareOrdinal(EventId, other.EventId);
    }
}
