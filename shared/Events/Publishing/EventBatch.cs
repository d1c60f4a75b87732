namespace EipFunctions.Events.Publishing;

/// <summary>Events that are sent together, each EIP's in order.</summary>
/// <param name="Events">The events.</param>
/// <param name="Lanes">Their EIPs, of which nothing else is sent meanwhile.</param>
internal sealed record EventBatch(IReadOnlyList<QueuedEvent> Events, IReadOnlyList<EventLane> Lanes);
