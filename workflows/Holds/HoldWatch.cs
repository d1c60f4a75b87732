using System.Globalization;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Holds;

/// <summary>The workflow that watches over a hold. Its id is the hold's, so that a repetition finds the first.</summary>
internal static class HoldWatch
{
    public static async Task BeginAsync(
        IWorkflowClient client,
        Principal principal,
        string regionId,
        string eipId,
        EipHold hold,
        int attempts,
        CancellationToken cancellationToken)
    {
        var watch = new HoldInput
        {
            Principal = principal,
            RegionId = regionId,
            EipId = eipId,
            HoldId = hold.HoldId,
            Until = hold.Until,
            ReleaseAfterwards = hold.ReleaseAfterwards,
            Attempts = attempts,
        };
        _ = await client.ScheduleAsync(
            nameof(HoldEipWorkflow), hold.HoldId, watch, new() { Version = EipWorkflows.CurrentVersion }, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Begins again where the workflow is gone, or has ended before the hold; one that runs is left alone. What the former
    /// one tried has its ids for good, so the numbers go on behind the last.
    /// </summary>
    public static async Task BeginAgainAsync(
        IWorkflowClient client, Principal principal, Eip eip, EipHold hold, CancellationToken cancellationToken)
    {
        _ = await client.PurgeAsync(hold.HoldId, cancellationToken).ConfigureAwait(false);
        var prefix = $"{hold.HoldId}-";
        var (attempts, query) = (NumberOf(eip.OperationId, prefix), new WorkflowQuery { InstanceIdPrefix = prefix });
        do
        {
            var page = await client.ListAsync(query, cancellationToken).ConfigureAwait(false);
            attempts = page.Instances.Select(state => NumberOf(state.InstanceId, prefix)).Append(attempts).Max();
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);

        await BeginAsync(client, principal, eip.RegionId, eip.EipId, hold, attempts, cancellationToken).ConfigureAwait(false);
    }

    private static int NumberOf(string? id, string prefix) =>
        id is not null
        && id.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
