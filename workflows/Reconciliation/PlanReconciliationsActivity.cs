using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Lists the accounts and regions that a round comes to next, and reads the settings, which may have changed.</summary>
/// <param name="outbox">Lists the accounts and regions.</param>
/// <param name="options">The settings.</param>
public sealed class PlanReconciliationsActivity(IOutbox outbox, IOptions<ReconcilerOptions> options)
    : WorkflowActivity<ReconcilerRound, ReconcilerPlan>
{
    private const int MostRegions = 100;

    /// <inheritdoc/>
    public override async Task<ReconcilerPlan> RunAsync(WorkflowActivityContext context, ReconcilerRound input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        if (!options.Value.Enabled)
        {
            return new(Enabled: false, options.Value.Interval, [], null);
        }

        var regions = await outbox.ListPartitionsAsync(context.CancellationToken)
            .Where(partition => input.After is null || string.CompareOrdinal(Keys.Partition(partition), input.After) > 0)
            .Take(MostRegions + 1)
            .ToListAsync(context.CancellationToken).ConfigureAwait(false);
        return new(
            Enabled: true,
            options.Value.Interval,
            [.. regions.Take(MostRegions).Select(one => new RoundRegion(one.AccountId, one.RegionId))],
            regions.Count > MostRegions ? Keys.Partition(regions[MostRegions - 1]) : null);
    }
}
