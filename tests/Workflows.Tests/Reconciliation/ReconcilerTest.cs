using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Gateway;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Tests.Support;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Tests.Reconciliation;

/// <summary>A test that changes rows or the gateway behind the service's back, and lets them be reconciled.</summary>
public abstract class ReconcilerTest(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private protected ReconcilerOptions Options => OptionsOf(Host);

    private protected static ReconcilerOptions OptionsOf(WorkflowHost host)
    {
        var options = host.Get<IOptions<ReconcilerOptions>>().Value;
        options.PassInterval = TimeSpan.FromSeconds(1);

        // Nothing is delivered here, so events wait for ever.
        options.OutboxAge = TimeSpan.FromDays(1);
        return options;
    }

    private protected async Task<ReconciliationRun> ReconcileAsync(ReconciliationMode mode = ReconciliationMode.Repair)
    {
        _ = Options;
        var started = await Host.Get<ReconciliationRuns>().StartAsync(TestRegion.Partition, mode, "tester", default);
        Assert.True(started.IsNew);
        return await EndAsync(started.Run.ReconciliationId);
    }

    private protected async Task<ReconciliationRun> EndAsync(string reconciliationId)
    {
        var ended = await Host.Get<IWorkflowClient>().WaitAsync(reconciliationId).WaitAsync(TestRegion.Patience * 2);
        Assert.Equal((WorkflowRuntimeStatus.Completed, null), (ended!.Status, ended.Failure?.Message));
        return (await Host.Get<ReconciliationRuns>().GetAsync(TestRegion.Partition, reconciliationId, default))!;
    }

    /// <summary>Reconciles, expects one finding, and that the next time there is none.</summary>
    private protected async Task<Finding> RepairedAsync(FindingKind kind)
    {
        var run = await ReconcileAsync();
        var finding = Assert.Single(run.Report.Items);
        Assert.Equal((kind, FindingOutcome.Repaired, null), (finding.Kind, finding.Outcome, finding.Error));
        Assert.Equal([new FindingCount(kind, 1, Repaired: 1)], run.Report.Counts);
        Assert.Empty((await ReconcileAsync()).Report.Counts);
        return finding;
    }

    private protected void AssertAnnounced(string eipId, string kind)
    {
        var last = Region.Events.Of(eipId)[^1];
        Assert.Equal((EipEventType.Repaired, "reconciler"), (last.Type, last.Data.PrincipalId));
        Assert.StartsWith($"{kind}: ", last.Data.Reason, StringComparison.Ordinal);
    }

    private protected Task<List<BoundEip>> BoundAsync() => Region.Gateway
        .ListAsync(TestRegion.Partition.AccountId, TestRegion.Partition.RegionId, null, default).ToListAsync().AsTask();

    private protected async Task<GatewayBinding> BindingAsync(string eipId) =>
        (await BoundAsync()).Single(one => one.Binding.EipId == eipId).Binding;

    private protected async Task<Row<T>> RowAsync<T>(RowKey<T> key)
        where T : class => (await Host.Get<StateStore>().GetAsync(TestRegion.Partition, key, Freshness.Stored, default))!;

    /// <summary>Writes rows as no operation would.</summary>
    private protected Task WriteAsync(Action<StateTransaction> change)
    {
        var transaction = new StateTransaction(TestRegion.Partition);
        change(transaction);
        return Host.Get<StateStore>().CommitAsync(transaction, default);
    }

    private protected Task DeleteAsync<T>(RowKey<T> key) =>
        Region.StateTable.DeleteEntityAsync(Keys.Partition(TestRegion.Partition), key.Value);

    /// <summary>Takes down what the reconciler measures: a count with its tags, a time with whether it is above zero.</summary>
    private protected MeterListener Listen(ConcurrentQueue<string> measured)
    {
        var factory = Host.Get<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "EipFunctions.Reconciliation" && instrument.Meter.Scope == factory)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            measured.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}".TrimEnd()));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.Enqueue($"{instrument.Name} {value > 0}"));
        listener.Start();
        return listener;
    }
}
