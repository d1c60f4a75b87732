using EipFunctions.Events;
using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Retention;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Timers;

/// <summary>What is seen to from time to time, by one host of all. It also wakes an app that has scaled to none.</summary>
public sealed class TimerFunctions(
    ReconcilerWatch reconciler, IOutboxPublisher publisher, WorkflowRetention retention, DurableTaskClientAccessor clients, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <summary>Sees to it that the reconciler runs, each minute.</summary>
    [Function(nameof(WatchReconciler))]
    public Task WatchReconciler(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        return reconciler.EnsureAsync(cancellationToken);
    }

    /// <summary>Delivers what a crash or an outage of the topic left in the outbox, each minute.</summary>
    [Function(nameof(DrainOutbox))]
    public Task DrainOutbox([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        ForAWhileAsync(publisher.DrainAsync, cancellationToken);

    /// <summary>Purges workflow instances that ended long ago, each hour.</summary>
    [Function(nameof(SweepRetention))]
    [ExponentialBackoffRetry(5, "00:00:05", "00:05:00")]
    public Task SweepRetention(
        [TimerTrigger("0 7 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        return ForAWhileAsync(retention.SweepAsync, cancellationToken);
    }

    // What is not done by then is taken up by the next turn. The functionTimeout of host.json is longer.
    private async Task ForAWhileAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            _ = await run(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Its time is up.
        }
    }
}
