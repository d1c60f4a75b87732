using System.Text.Json;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>
/// A reconciliation that is too long for one execution. So many EIPs would take minutes to store, so its activities answer
/// here what they would: they go under the names of the real ones.
/// </summary>
public sealed class ReconcilePagesReplayTests(AzuriteFixture azurite)
{
    private const int Pages = 120;

    [Fact]
    public async Task Replay_OverSeveralExecutions_AsksForTheSame()
    {
        var recording = new ReplayRecording();
        var registry = new WorkflowRegistry(WorkflowsJson.Default.Options)
            .AddWorkflow<ReconcileWorkflow>()
            .AddActivity<CompareBindingsActivity>()
            .AddActivity<CompareSlotsActivity>()
            .AddActivity<FindLeftoversActivity>()
            .AddActivity<FinishReconciliationActivity>();
        var input = new ReconcileInput
        {
            AccountId = "account-1",
            RegionId = "cn-hangzhou",
            Mode = ReconciliationMode.Repair,
            StartedBy = "tester",
            StartedAt = DateTimeOffset.UnixEpoch,
            PassInterval = TimeSpan.FromSeconds(1),
            OutboxAge = TimeSpan.FromDays(1),
        };

        var ended = await ReplayedEngine.RunAsync(azurite, registry, recording, nameof(ReconcileWorkflow), input);

        Assert.Equal((WorkflowRuntimeStatus.Completed, null), (ended.Status, ended.Failure?.Message));
        Assert.Contains("\"after\":\"100\"", ended.Input, StringComparison.Ordinal);
        var report = JsonSerializer.Deserialize(ended.Output!, WorkflowsJson.Default.ReconciliationReport)!;
        Assert.Equal(Pages + 2, report.Compared.StorageRequests);
        Assert.Contains(nameof(ReconcileWorkflow), recording.Replayed);
        Assert.Empty(recording.Differences);
    }

    private static LookResult Look(string? after) => new() { Suspects = [], Found = [], Compared = new(StorageRequests: 1), After = after };

    private sealed class CompareBindingsActivity : WorkflowActivity<ReconcileInput, LookResult>
    {
        public override Task<LookResult> RunAsync(WorkflowActivityContext context, ReconcileInput input)
        {
            var page = int.Parse(input.After ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1;
            return Task.FromResult(Look(page < Pages ? $"{page}" : null));
        }
    }

    private sealed class CompareSlotsActivity : WorkflowActivity<ReconcileInput, LookResult>
    {
        public override Task<LookResult> RunAsync(WorkflowActivityContext context, ReconcileInput input) => Task.FromResult(Look(null));
    }

    private sealed class FindLeftoversActivity : WorkflowActivity<ReconcileInput, LookResult>
    {
        public override Task<LookResult> RunAsync(WorkflowActivityContext context, ReconcileInput input) => Task.FromResult(Look(null));
    }

    private sealed class FinishReconciliationActivity : WorkflowActivity<ReconcileInput, Unit>
    {
        public override Task<Unit> RunAsync(WorkflowActivityContext context, ReconcileInput input) => Task.FromResult<Unit>(default);
    }
}
