using Azure;
using Azure.Messaging;
using Azure.Messaging.EventGrid;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Events.Topic;

/// <summary>Sends a batch once and says how it ended.</summary>
internal sealed class TopicSender(
    EventGridPublisherClient client, TimeSpan timeout, TimeProvider time, EventMetrics metrics, ILogger<OutboxPublisher> logger)
{
    /// <summary>Sends a batch. Never throws because of the topic.</summary>
    /// <param name="events">The events, in the order to send them in.</param>
    /// <returns>How it ended.</returns>
    public async Task<SendOutcome> SendAsync(IEnumerable<CloudEvent> events)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        try
        {
            await client.SendEventsAsync(events, limit.Token);
            return SendOutcome.Accepted;
        }
        catch (RequestFailedException e) when (e.Status is 400 or 413)
        {
            metrics.Failed();
            logger.BatchRefused(e.Status, e.ErrorCode);
            return SendOutcome.Refused;
        }
#pragma warning disable CA1031 // A topic can fail in more ways than can be listed; each one is logged and tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            metrics.Failed();
            logger.TopicUnavailable(e);
            return SendOutcome.Unavailable;
        }
    }
}
