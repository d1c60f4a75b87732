using Azure;
using Azure.Messaging.EventGrid;

namespace EipFunctions.Events.Topic;

/// <summary>Authenticates by the topic's access key.</summary>
internal sealed class KeyEventGridClientFactory : IEventGridClientFactory
{
    public EventGridPublisherClient Create(EventGridOptions options)
    {
        var clientOptions = new EventGridPublisherClientOptions();
        clientOptions.Retry.MaxRetries = 0;
        clientOptions.Retry.NetworkTimeout = options.SendTimeout;
        return new(options.TopicEndpoint, new AzureKeyCredential(options.TopicKey!), clientOptions);
    }
}
