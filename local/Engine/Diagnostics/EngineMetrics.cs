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

    public EngineMetrics(Func<int> activeCount)
    {
        _commits = _meter.CreateCounter<long>("engine.commits", "{transaction}", "Transactions written.");
        _entities = _meter.CreateHistogram<int>("engine.commit.entities", "{entity}", "Entities of a transaction, the owner row aside.");
        _retries = _meter.CreateCounter<long>("engine.commit.retries", "{try}", "Tries of a transaction that did not go through.");
        _ended = _meter.CreateCounter<long>("engine.instances.ended", "{instance}", "Instances that ended.");
        _meter.CreateObservableGauge("engine.instances.active", activeCount, "{instance}", "Active instances.");
    }

    public void Committed(int entities)
    {
        _commits.Add(1);
        _entities.Record(entities);
    }

    public void Retried() => _retries.Add(1);

    public void Ended(WorkflowRuntimeStatus status) => _ended.Add(1, new KeyValuePair<string, object?>("status", status.ToString()));

    public void Dispose() => _meter.Dispose();
}
