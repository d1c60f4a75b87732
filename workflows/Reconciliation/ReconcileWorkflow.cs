using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Compares what is stored of an account and region with what the gateway has, both ways, and repairs. The first look
/// goes through everything; some time later the second look goes through what the first found, and acts on what is still
/// the very same. It deals with 200 findings at most; the next reconciliation finds the rest.
/// </summary>
public sealed class ReconcileWorkflow : Workflow<ReconcileInput, ReconciliationReport>
{
    // So many pages fit into one journal by far; then it starts anew where it is.
    private const int PagesPerExecution = 50;

    /// <inheritdoc/>
    public override async Task<ReconciliationReport> RunAsync(WorkflowContext context, ReconcileInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (state, isWhole) = (input, false);
        for (var page = 1; ; page++)
        {
            var result = await LookAsync(
                context, nameof(CompareBindingsActivity), state, state.After is null ? ReconcileCalls.Reading : ReconcileCalls.Patient);
            state = Add(context, state, result) with { After = result.After };
            if (state.After is null)
            {
                isWhole = result.IsWhole;
                break;
            }

            if (page == PagesPerExecution)
            {
                context.ContinueAsNew(state);
                return state.Report;
            }
        }

        if (!isWhole)
        {
            state = Add(context, state, await LookAsync(context, nameof(CompareSlotsActivity), state, ReconcileCalls.Reading));
        }

        state = Add(context, state, await LookAsync(context, nameof(FindLeftoversActivity), state, ReconcileCalls.Reading));
        if (state.Suspects.Count > 0)
        {
            await context.CreateTimer(state.PassInterval, context.CancellationToken);
            state = await ResolveAsync(context, state with { Report = state.Report with { Pass = 2 } });
        }

        _ = await context.CallActivityAsync<Unit>(
            nameof(FinishReconciliationActivity), state with { Suspects = [] }, ReconcileCalls.Reading);
        return state.Report;
    }

    private static Task<LookResult> LookAsync(WorkflowContext context, string activity, ReconcileInput state, ActivityOptions options) =>
        context.CallActivityAsync<LookResult>(
            activity, state with { Suspects = [], Report = new() }, options, context.CancellationToken);

    private static ReconcileInput Add(WorkflowContext context, ReconcileInput state, LookResult found)
    {
        var all = state.Suspects.Concat(found.Suspects).ToList();
        var kept = Suspect.Limit(all);
        var added = state with
        {
            Suspects = kept,
            Report = state.Report.WithFound(found.Found) with
            {
                Compared = state.Report.Compared.Plus(found.Compared),
                Truncated = state.Report.Truncated || kept.Count < all.Count || found.Suspects.Count < found.Found.Sum(one => one.Found),
            },
        };
        Show(context, added);
        return added;
    }

    // Slots first, which what undoes an operation relies on; then what is bound too much, which may stand in the way of
    // what is bound too little. The kinds are declared in this order.
    private static async Task<ReconcileInput> ResolveAsync(WorkflowContext context, ReconcileInput state)
    {
        Show(context, state);
        var number = 0;
        foreach (var suspect in state.Suspects.OrderBy(one => one.Kind).ToList())
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var repair = new RepairInput(
                state.AccountId, state.RegionId, $"{context.InstanceId}-{state.StartedAt:yyyyMMddHHmmss}-{++number}", state.Mode, state.OutboxAge, suspect);
            var (finding, took) = await new SuspectResolution(context, repair).RunAsync();
            state = state with
            {
                Report = state.Report.With(finding) with { Compared = state.Report.Compared.Plus(took) },
            };
            Show(context, state);
        }

        return state;
    }

    private static void Show(WorkflowContext context, ReconcileInput state) =>
        context.SetCustomStatus(state.Report with { Items = [] });
}
