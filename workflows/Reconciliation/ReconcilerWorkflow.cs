using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Comes round to every account and region, a few at a time, waits, and starts anew with a fresh journal. It never ends
/// unless it is switched off.
/// </summary>
public sealed class ReconcilerWorkflow : Workflow<ReconcilerRound, Unit>
{
    private const int AtOnce = 4;

    private static readonly ActivityOptions RunOptions = new()
    {
        RetryPolicy = new() { MaxAttempts = 3, FirstInterval = TimeSpan.FromSeconds(1) },
    };

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowContext context, ReconcilerRound input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var plan = await context.CallActivityAsync<ReconcilerPlan>(
            nameof(PlanReconciliationsActivity), input, ReconcileCalls.Reading, context.CancellationToken);
        if (!plan.Enabled)
        {
            return default;
        }

        var left = new Queue<RoundRegion>(plan.Regions);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(context, left)));
        if (plan.After is null)
        {
            await context.CreateTimer(plan.Interval, context.CancellationToken);
        }

        context.ContinueAsNew(new ReconcilerRound(plan.After));
        return default;
    }

    private static async Task WorkAsync(WorkflowContext context, Queue<RoundRegion> left)
    {
        while (left.TryDequeue(out var region))
        {
            try
            {
                _ = await context.CallActivityAsync<Unit>(
                    nameof(RunReconciliationActivity), region, RunOptions, context.CancellationToken);
            }
            catch (WorkflowTaskFailedException failed)
            {
                // The others must not wait for what is wrong with this one; the next round tries it again.
                context.CreateReplaySafeLogger(nameof(ReconcilerWorkflow))
                    .RoundFailed(region.AccountId, region.RegionId, failed.Failure.Message);
            }
        }
    }
}
