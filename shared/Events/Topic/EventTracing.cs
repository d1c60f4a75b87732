using System.Diagnostics;
using EipFunctions.Events.Publishing;

namespace EipFunctions.Events.Topic;

/// <summary>The span of a delivery, on the source <see cref="SourceName"/>.</summary>
internal static class EventTracing
{
    public const string SourceName = "EipFunctions.Events";

    /// <summary>A batch can hold thousands of events; a span with as many links would be of no use to anyone.</summary>
    private const int MostLinks = 128;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>
    /// Starts the span of a delivery. It links to the traces that its events came of, and is part of theirs where that is
    /// one and the same.
    /// </summary>
    public static Activity? StartDelivery(QueuedEvent[] events)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var traces = events.Select(e => Context(e.Entry.Event.TraceParent)).Where(context => context != default).Distinct().Take(MostLinks).ToList();
        var parent = traces.Select(context => context.TraceId).Distinct().Count() == 1 ? traces[0] : default;
        return Source.StartActivity("deliver events", ActivityKind.Producer, parent, links: traces.Select(context => new ActivityLink(context)))?
            .SetTag("messaging.batch.message_count", events.Length);
    }

    /// <summary>Notes how the delivery ended.</summary>
    public static void Note(Activity? span, SendOutcome outcome)
    {
        _ = span?.SetTag("eip.delivery.outcome", $"{outcome}");
        if (outcome != SendOutcome.Accepted)
        {
            _ = span?.SetStatus(ActivityStatusCode.Error, $"{outcome}");
        }
    }

    private static ActivityContext Context(string? traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var context) ? context : default;
}
