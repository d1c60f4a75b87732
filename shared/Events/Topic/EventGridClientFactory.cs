using Azure;
using Azure.Core.Pipeline;
using Azure.Messaging.EventGrid;
using EipFunctions.Storage.Connections;

namespace EipFunctions.Events.Topic;

/// <summary>Creates the client of the topic: with the topic's key where one is given, with the host's identity otherwise.</summary>
internal static class EventGridClientFactory
{
    /// <summary>Creates the client.</summary>
    /// <param name="options">The settings, already checked.</param>
    /// <param name="credentials">Creates the credential of an identity.</param>
    /// <param name="transport">What carries the requests; null for HTTP.</param>
    /// <returns>A client that does not retry: when to try again is decided by its caller.</returns>
    public static EventGridPublisherClient Create(
        EventGridOptions options, ICredentialFactory credentials, HttpPipelineTransport? transport = null)
    {
        var client = new EventGridPublisherClientOptions();
        client.Retry.MaxRetries = 0;
        client.Retry.NetworkTimeout = options.SendTimeout;
        client.Transport = transport ?? client.Transport;
        if (!string.IsNullOrWhiteSpace(options.TopicKey))
        {
            return new(options.TopicEndpoint, new AzureKeyCredential(options.TopicKey), client);
        }

        // Who names a user-assigned identity means that one and no other that the environment may have.
        var credential = credentials.Create(managedIdentity: !string.IsNullOrWhiteSpace(options.ClientId), options.ClientId);
        return new(options.TopicEndpoint, credential, client);
    }
}
