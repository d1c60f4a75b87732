using System.Diagnostics.Metrics;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>The meter <c>EipFunctions.Reconciliation</c>.</summary>
public sealed class ReconciliationMetrics
{
    private readonly Counter<long> _findings;
    private readonly Counter<long> _repairs;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _transitionAge;
    private long _lastRun;

    /// <summary>Creates the meter.</summary>
    /// <param name="factory">Creates meters.</param>
    public ReconciliationMetrics(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var meter = factory.Create("EipFunctions.Reconciliation");
        _findings = meter.CreateCounter<long>(
            "eipfunctions.reconciliation.findings", "{finding}", "What was dealt with, by kind and outcome.");
        _repairs = meter.CreateCounter<long>("eipfunctions.reconciliation.repairs", "{repair}", "What was put right, by kind.");
        _duration = meter.CreateHistogram<double>("eipfunctions.reconciliation.duration", "s", "From the start of a reconciliation to its end.");
        _transitionAge = meter.CreateHistogram<double>(
            "eipfunctions.reconciliation.transition_age", "s", "Age of the operations at work that hold an EIP in a transitional state, at each look.");
        _ = meter.CreateObservableGauge(
            "eipfunctions.reconciliation.last_run", () => Interlocked.Read(ref _lastRun), "s", "When the last one ended, in seconds since 1970; 0 for none yet.");
    }

    internal void Dealt(FindingKind kind, FindingOutcome outcome)
    {
        _findings.Add(1, new("kind", kind.ToString()), new("outcome", outcome.ToString()));
        if (outcome == FindingOutcome.Repaired)
        {
            _repairs.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
        }
    }

    internal void InTransition(TimeSpan age) => _transitionAge.Record(age.TotalSeconds);

    internal void Ended(TimeSpan duration, DateTimeOffset now)
    {
        _duration.Record(duration.TotalSeconds);
        _ = Interlocked.Exchange(ref _lastRun, now.ToUnixTimeSeconds());
    }
}
