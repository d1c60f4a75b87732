namespace EipFunctions.Storage.Outbox;

/// <summary>Who delivers committed events.</summary>
public interface IOutboxListener
{
    /// <summary>Takes note of events, in the order in which they were committed. Must be quick and must not throw.</summary>
    /// <param name="committed">The events; the ones already known are passed over.</param>
    void Committed(IReadOnlyCollection<OutboxEntry> committed);
}
