using Azure.Messaging.EventGrid;

namespace EipFunctions.Events.Topic;

/// <summary>Creates the client of the topic. Register another one to authenticate by identity instead of by key.</summary>
public interface IEventGridClientFactory
{
    /// <summary>Creates the client; called once.</summary>
    /// <param name="options">The settings, already checked.</param>
    /// <returns>A client that does not retry: when to try again is decided by its caller.</returns>
    EventGridPublisherClient Create(EventGridOptions options);
}
