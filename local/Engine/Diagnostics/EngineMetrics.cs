using System.Diagnostics.Metrics;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>The engine's instruments, on the meter <see cref="MeterName"/>.</summary>
internal sealed class EngineMetrics : IDisposable
{
    public const string MeterName = "EipFunctions.Engine";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _commits;
    private readonly Histogram<int> _entities;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _activityRetries;

    public EngineMetrics(Func<HubSession?> session)
    {
        _commits = _meter.CreateCounter<long>("engine.commits", "{transaction}", "Transactions written.");
        _entities = _meter.CreateHistogram<int>("engine.commit.entities", "{entity}", "Entities of a transaction, the owner row aside.");
        _retries = _meter.CreateCounter<long>("engine.commit.retries", "{try}", "Tries of a transaction that did not go through.");
        _ended = _meter.CreateCounter<long>("engine.instances.ended", "{instance}", "Instances that ended.");
        _meter.CreateObservableGauge("engine.instances.active", () => session()?.ActiveCount ?? 0, "{instance}", "Active instances.");
        _activityRetries = _meter.CreateCounter<long>("engine.activities.retries", "{attempt}", "Attempts of activities beyond the first.");
        _meter.CreateObservableGauge(
            "engine.commit.queued", () => session()?.Shards.Sum(s => s.GetHealth().QueueDepth) ?? 0, "{instance}", "Instances that wait for a flush.");
        _meter.CreateObservableGauge(
            "engine.commit.oldest_age",
            () => session()?.Shards.Max(s => s.GetHealth().OldestPendingAge.TotalSeconds) ?? 0,
            "s",
            "How long the oldest of them waits.");
        _meter.CreateObservableGauge(
            "engine.journal.largest",
            () => session()?.Active.Select(i => i.HistoryLength).DefaultIfEmpty().Max() ?? 0,
            "{character}",
            "The longest history of an active instance.");
    }

    public void Committed(int entities)
    {
        _commits.Add(1);
        _entities.Record(entities);
    }

    public void ActivityRetried(string activity) => _activityRetries.Add(1, new KeyValuePair<string, object?>("activity", activity));

    public void Retried() => _retries.Add(1);

    public void Ended(WorkflowRuntimeStatus status) => _ended.Add(1, new KeyValuePair<string, object?>("status", status.ToString()));

    public void Dispose() => _meter.Dispose();
}
