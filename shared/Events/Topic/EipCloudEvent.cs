using System.Globalization;
using System.Text.Json;
using Azure.Messaging;
using EipFunctions.Domain;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events.Topic;

/// <summary>An outbox entry as the CloudEvent that is sent for it: the same in every delivery.</summary>
internal static class EipCloudEvent
{
    /// <summary>More than the envelope takes beside what <see cref="SizeOf"/> counts, a trace context included.</summary>
    private const int Envelope = 1024;

    /// <summary>Writes an entry as a CloudEvent.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The CloudEvent and the most bytes that it takes in a request.</returns>
    public static (CloudEvent Event, int Size) From(OutboxEntry entry)
    {
        var eipEvent = entry.Event;
        var data = JsonSerializer.SerializeToUtf8Bytes(eipEvent.Data, DomainJson.Default.EipEventData);
        var source = $"/accounts/{Escape(entry.Partition.AccountId)}/regions/{Escape(entry.Partition.RegionId)}/eips/{Escape(eipEvent.EipId)}";
        var cloudEvent = new CloudEvent(source, eipEvent.Type, new BinaryData(data), "application/json", CloudEventDataFormat.Json)
        {
            Id = eipEvent.EventId,
            Subject = eipEvent.EipId,
            Time = eipEvent.OccurredAt,
        };

        // Nineteen digits hold any long, so that the order of the text is the order of the numbers.
        cloudEvent.ExtensionAttributes["sequence"] = eipEvent.Sequence.ToString("D19", CultureInfo.InvariantCulture);
        if (eipEvent.TraceParent is { } traceParent)
        {
            // CloudEvents' distributed tracing extension: the trace that the event came of, whatever delivers it.
            cloudEvent.ExtensionAttributes["traceparent"] = traceParent;
        }

        return (cloudEvent, data.Length + SizeOf(source) + SizeOf(eipEvent.Type) + SizeOf(eipEvent.EventId) + SizeOf(eipEvent.EipId) + Envelope);
    }

    private static string Escape(string segment) => Uri.EscapeDataString(segment);

    private static int SizeOf(string value) => JsonEncodedText.Encode(value).EncodedUtf8Bytes.Length;
}
