using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events;

/// <summary>Hands committed events to the publisher of this process.</summary>
internal sealed class OutboxListener(IOutboxPublisher publisher) : IOutboxListener
{
    public void Committed(IReadOnlyCollection<OutboxEntry> committed) => publisher.Enqueue(committed);
}
