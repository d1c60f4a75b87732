using System.Diagnostics.Metrics;
using EipFunctions.Events.Publishing;

namespace EipFunctions.Events;

/// <summary>The meter <c>EipFunctions.Events</c>.</summary>
internal sealed class EventMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failed;

    public EventMetrics(IMeterFactory factory)
    {
        _meter = factory.Create("EipFunctions.Events");
        _delivered = _meter.CreateCounter<long>(
            "eipfunctions.events.delivered", "{event}", "Events that the topic accepted, repeated deliveries included.");
        _failed = _meter.CreateCounter<long>(
            "eipfunctions.events.failed_attempts", "{attempt}", "Batches that the topic did not accept.");
    }

    public void Delivered(int count) => _delivered.Add(count);

    public void Failed() => _failed.Add(1);

    /// <summary>Starts to report a queue.</summary>
    public void Observe(EventQueue queue)
    {
        _meter.CreateObservableGauge(
            "eipfunctions.events.queue.length", () => queue.Count, "{event}", "Events in memory that wait to be delivered.");
        _meter.CreateObservableGauge(
            "eipfunctions.events.queue.oldest_age", () => queue.OldestAge().TotalSeconds, "s", "Age of the oldest event in memory.");
        _meter.CreateObservableGauge(
            "eipfunctions.events.blocked_eips", () => queue.BlockedCount, "{eip}", "EIPs with an event that the topic refuses.");
    }
}
