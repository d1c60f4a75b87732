using System.Diagnostics.Metrics;
using System.Text.Json;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Operations;

/// <summary>What becomes of operations, on the meter <c>EipFunctions.Operations</c>.</summary>
public sealed class OperationMetrics : IWorkflowListener
{
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _rollbacks;

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">Makes the meter.</param>
    /// <param name="time">The clock.</param>
    public OperationMetrics(IMeterFactory factory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _time = time;
        _meter = factory.Create("EipFunctions.Operations");
        _ended = _meter.CreateCounter<long>("eipfunctions.operations.ended", "{operation}", "Operations that ended.");
        _duration = _meter.CreateHistogram<double>(
            "eipfunctions.operations.duration", "s", "From when an operation was accepted until it ended, waiting for its resource included.");
        _rollbacks = _meter.CreateCounter<long>(
            "eipfunctions.operations.rollbacks", "{operation}", "Operations that were undone, because they failed or were canceled.");
    }

    /// <summary>Starts to report how long the oldest operation has been at work.</summary>
    /// <param name="active">The active instances, read when somebody measures.</param>
    public void Observe(Func<IReadOnlyList<WorkflowState>> active)
    {
        ArgumentNullException.ThrowIfNull(active);
        _ = _meter.CreateObservableGauge(
            "eipfunctions.operations.oldest_transition",
            () => OldestTransition(active()).TotalSeconds,
            "s",
            "Age of the oldest operation that holds an EIP in a transitional state.");
    }

    /// <inheritdoc/>
    public void Ended(WorkflowState ended)
    {
        ArgumentNullException.ThrowIfNull(ended);
        if (OperationView.KindOf(ended.Name) is not { } operation)
        {
            return;
        }

        var outcome = OutcomeOf(ended);
        var kind = new KeyValuePair<string, object?>("kind", $"{operation}");
        var tag = new KeyValuePair<string, object?>("outcome", $"{outcome}");
        _ended.Add(1, kind, tag);
        _duration.Record((ended.LastUpdatedAt - ended.CreatedAt).TotalSeconds, kind, tag);
        if (outcome is OperationStatus.RolledBack or OperationStatus.Canceled)
        {
            _rollbacks.Add(1, kind);
        }
    }

    private static OperationStatus OutcomeOf(WorkflowState ended) => ended switch
    {
        { Status: WorkflowRuntimeStatus.Canceled } => OperationStatus.Canceled,
        { Status: WorkflowRuntimeStatus.Completed, Output: { } output } => StatusIn(output) ?? OperationStatus.Failed,
        _ => OperationStatus.Failed,
    };

    // One that waits for its resource holds nothing, and one that shows nothing yet has reserved nothing.
    private TimeSpan OldestTransition(IReadOnlyList<WorkflowState> active)
    {
        var now = _time.GetUtcNow();
        return active
            .Where(state => HoldsItself(state.Name)
                && state.CustomStatus is { } shown
                && StatusIn(shown) is OperationStatus.Running or OperationStatus.RollingBack)
            .Select(state => now - state.CreatedAt)
            .DefaultIfEmpty(TimeSpan.Zero)
            .Max();
    }

    // One that is made of others shows Running while they wait: they speak for themselves.
    private static bool HoldsItself(string workflowName) =>
        OperationView.KindOf(workflowName) is not (null or OperationKind.AssociateEips or OperationKind.ClaimEip);

    private static OperationStatus? StatusIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("status", out var status)
            && Enum.TryParse<OperationStatus>(status.GetString(), out var parsed)
                ? parsed
                : null;
    }
}
