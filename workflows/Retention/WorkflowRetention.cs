using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Retention;

/// <summary>
/// Purges instances that ended longer ago than <see cref="RetentionOptions.Period"/>. A page at a time, so it is gentle,
/// and a sweep that was cut short is simply taken up by the next. Two at once purge each instance once.
/// </summary>
/// <param name="client">The engine.</param>
/// <param name="options">The settings.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to log.</param>
public sealed class WorkflowRetention(
    IWorkflowClient client, IOptions<RetentionOptions> options, TimeProvider time, ILogger<WorkflowRetention> logger)
{
    private const int MaxConcurrentPurges = 8;

    private static readonly WorkflowRuntimeStatus[] Ended =
        [WorkflowRuntimeStatus.Completed, WorkflowRuntimeStatus.Failed, WorkflowRuntimeStatus.Canceled];

    /// <summary>The most instances of a page; for tests.</summary>
    internal int PageSize { get; set; } = 200;

    /// <summary>Purges what is due. One that cannot be purged is logged and left to the next sweep.</summary>
    /// <param name="cancellationToken">Ends the sweep; what was purged stays so.</param>
    /// <returns>How many instances were purged.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="WorkflowHostUnavailableException">The engine does not answer; the next sweep goes on.</exception>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.Period;

        // What ended before a time was scheduled before it.
        var query = new WorkflowQuery { Statuses = Ended, CreatedTo = before, PageSize = PageSize };
        var purged = 0;
        do
        {
            var page = await client.ListAsync(query, cancellationToken).ConfigureAwait(false);
            var due = page.Instances.Where(instance => instance.Status.IsFinished() && instance.LastUpdatedAt < before);
            purged += await PurgeAsync(due, cancellationToken).ConfigureAwait(false);
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);

        RetentionLog.Swept(logger, purged, before);
        return purged;
    }

    private async Task<int> PurgeAsync(IEnumerable<WorkflowState> due, CancellationToken cancellationToken)
    {
        var purged = 0;
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentPurges, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, parallelism, async (instance, token) =>
        {
            if (await TryPurgeAsync(instance.InstanceId, token).ConfigureAwait(false))
            {
                _ = Interlocked.Increment(ref purged);
            }
        }).ConfigureAwait(false);
        return purged;
    }

    private async Task<bool> TryPurgeAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            return await client.PurgeAsync(instanceId, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One that cannot be purged, for whatever reason, must not keep the others.
        catch (Exception e) when (e is not WorkflowHostUnavailableException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            RetentionLog.NotPurged(logger, instanceId, e);
            return false;
        }
    }
}
