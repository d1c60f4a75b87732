using System.Diagnostics.Metrics;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Plans;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.ResourceEvents;

namespace EipFunctions.Workflows.Tests;

public sealed class OperationMetricsTests : IMeterFactory
{
    private readonly Meter _meter = new("EipFunctions.Operations");
    private readonly MeterListener _listener = new();
    private readonly List<string> _counted = [];
    private readonly OperationMetrics _metrics;
    private double _oldest;

    public OperationMetricsTests()
    {
        _metrics = new(this, TimeProvider.System);
        _listener.InstrumentPublished = (instrument, own) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            _counted.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) =>
        {
            if (instrument.IsObservable)
            {
                _oldest = value;
            }
            else
            {
                _counted.Add(instrument.Name);
            }
        });
        _listener.Start();
    }

    [Theory]
    [InlineData(nameof(HoldEipWorkflow))]
    [InlineData(nameof(ReconcileWorkflow))]
    [InlineData(nameof(ReconcilerWorkflow))]
    [InlineData(nameof(RecoverOperationWorkflow))]
    [InlineData(nameof(ResourceEventWorkflow))]
    public void Ended_NoOperation_MeasuresNothing(string workflow)
    {
        _metrics.Ended(State(workflow) with { Status = WorkflowRuntimeStatus.Completed, Output = """{"status":"Succeeded"}""" });
        _metrics.Ended(State(workflow) with { Status = WorkflowRuntimeStatus.Canceled });

        Assert.Empty(_counted);
    }

    [Theory]
    [InlineData("""{"status":"Succeeded"}""", "Succeeded")]
    [InlineData("{}", "Failed")]
    public void Ended_Operation_IsMeasuredByItsOutcome(string output, string outcome)
    {
        _metrics.Ended(State(nameof(AssociateEipWorkflow)) with { Status = WorkflowRuntimeStatus.Completed, Output = output });

        Assert.Equal([$"eipfunctions.operations.ended AssociateEip {outcome}", "eipfunctions.operations.duration"], _counted);
    }

    [Theory]
    [InlineData(nameof(AssociateEipWorkflow), "Running", true)]
    [InlineData(nameof(AssociateEipWorkflow), "RollingBack", true)]
    [InlineData(nameof(AssociateEipWorkflow), "Waiting", false)]
    [InlineData(nameof(AssociateEipsWorkflow), "Running", false)]
    [InlineData(nameof(ClaimEipWorkflow), "Running", false)]
    [InlineData(nameof(HoldEipWorkflow), "Running", false)]
    [InlineData(nameof(ReconcileWorkflow), "Running", false)]
    public void OldestTransition_OnlyWhatHoldsAnEip(string workflow, string status, bool counts)
    {
        _metrics.Observe(() => [State(workflow) with { CustomStatus = $$"""{"status":"{{status}}"}""" }]);

        _listener.RecordObservableInstruments();

        Assert.Equal(counts, _oldest > 0);
    }

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    private static WorkflowState State(string workflow) => new()
    {
        InstanceId = "op",
        Name = workflow,
        Status = WorkflowRuntimeStatus.Running,
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastUpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
