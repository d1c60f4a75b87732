using EipFunctions.Domain.Accounts;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Starts the reconciliation of a region, or finds the one that goes on, and waits for its end. One that came by itself
/// and found nothing is not kept; of the others the newest ones are.
/// </summary>
/// <param name="runs">The reconciliations.</param>
/// <param name="client">The engine.</param>
/// <param name="options">The settings.</param>
/// <param name="time">The clock that the wait is measured by.</param>
public sealed class RunReconciliationActivity(
    ReconciliationRuns runs, IWorkflowClient client, IOptions<ReconcilerOptions> options, TimeProvider time)
    : WorkflowActivity<RoundRegion, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, RoundRegion input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var token = context.CancellationToken;
        var partition = new AccountRegion(input.AccountId, input.RegionId);
        var started = await runs.StartAsync(
            partition, options.Value.Mode, ReconcilerPrincipal.Id, token).ConfigureAwait(false);
        if (!started.IsNew)
        {
            return default;
        }

        // An outage can hold it up for long: the round then goes on without it, and finds it the next time.
        using var limit = new CancellationTokenSource(options.Value.Interval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        try
        {
            var id = started.Run.ReconciliationId;
            var ended = await client.WaitAsync(id, condition: null, either.Token).ConfigureAwait(false);
            runs.NoteEnded(partition, id);
            if (ended is { Status: WorkflowRuntimeStatus.Completed } && ReconciliationView.Of(ended) is { Report.Counts.Count: 0 })
            {
                _ = await client.PurgeAsync(id, token).ConfigureAwait(false);
            }
            else
            {
                // Only one that is kept can make them too many: a region with nothing wrong is spared the reading.
                await runs.PruneAsync(partition, token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !token.IsCancellationRequested)
        {
            return default;
        }

        return default;
    }
}
