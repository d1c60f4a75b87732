using Azure.Messaging;
using EipFunctions.Events.Topic;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events.Publishing;

/// <summary>An event that is ready to be sent.</summary>
/// <param name="Entry">Its outbox entry.</param>
/// <param name="CloudEvent">What is sent for it.</param>
/// <param name="Size">The most bytes that it takes in a request.</param>
internal sealed record QueuedEvent(OutboxEntry Entry, CloudEvent CloudEvent, int Size)
{
    /// <summary>The EIP that it is about.</summary>
    public EipKey Key => EipKey.Of(Entry);

    /// <summary>Its place in the order of the EIP's events.</summary>
    public long Sequence => Entry.Event.Sequence;

    public static QueuedEvent From(OutboxEntry entry)
    {
        var (cloudEvent, size) = EipCloudEvent.From(entry);
        return new(entry, cloudEvent, size);
    }
}
