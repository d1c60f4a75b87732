using EipFunctions.Domain.Accounts;
using EipFunctions.Events.Publishing;
using EipFunctions.Events.Removal;
using EipFunctions.Events.Topic;
using EipFunctions.Storage.Outbox;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Events.Sweeping;

/// <summary>Reads the outbox for events that no one in memory knows of: what a crash, another host or a full queue left.</summary>
internal sealed class OutboxSweeper(
    IOutbox outbox,
    EventQueue queue,
    DeliveredRemover remover,
    TopicCircuit circuit,
    TimeSpan interval,
    BackOff backOff,
    TimeProvider time,
    ILogger<OutboxPublisher> logger)
{
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 8 };

    private readonly Lock _gate = new();
    private TaskCompletionSource<bool>? _asked;

    /// <summary>Reads every partition once; what could not be read is tried again by <see cref="RunAsync"/>.</summary>
    public async Task SweepAtStartAsync(CancellationToken cancellationToken)
    {
        if (await WantAllAsync(cancellationToken) is { } partitions)
        {
            await Parallel.ForEachAsync(partitions, Parallelism, async (partition, _) => await SweepAsync(partition, cancellationToken));
        }
    }

    /// <summary>Has <see cref="RunAsync"/> read every partition now, rather than when the interval is over.</summary>
    /// <returns>
    /// True when all were read to the end since; false when that has to wait: the topic is down or the store does not answer.
    /// </returns>
    public Task<bool> SweepAllAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _asked ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.SweepWork.Set();
            return _asked.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Reads every partition each interval, and single ones when they are asked for, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var next = time.GetUtcNow() + interval;
        var asking = new List<TaskCompletionSource<bool>>();
        while (true)
        {
            await queue.SweepWork.WaitAsync(next - time.GetUtcNow(), time, cancellationToken);
            var done = true;
            var isAsked = TakeAsked(asking);
            if (isAsked || time.GetUtcNow() >= next)
            {
                done = await WantAllAsync(cancellationToken) is not null;
                next = done ? time.GetUtcNow() + interval : next;
            }

            // While the topic is down nothing that is read could be sent.
            while (done && !circuit.IsOpen && queue.TryNextSweep(out var partition))
            {
                done = await SweepAsync(partition.Value, cancellationToken);
            }

            var waits = !done || circuit.IsOpen;
            if (waits || !queue.IsSweepWanted)
            {
                asking.ForEach(one => one.SetResult(!waits));
                asking.Clear();
            }

            if (done)
            {
                backOff.Reset();
            }
            else
            {
                await Task.Delay(backOff.Next(), time, cancellationToken);
                queue.SweepWork.Set();
            }
        }
    }

    private bool TakeAsked(List<TaskCompletionSource<bool>> asking)
    {
        lock (_gate)
        {
            if (_asked is not { } asked)
            {
                return false;
            }

            asking.Add(asked);
            _asked = null;
            return true;
        }
    }

    private async Task<IReadOnlyList<AccountRegion>?> WantAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            var partitions = await outbox.ListPartitionsAsync(cancellationToken).ToListAsync(cancellationToken);
            partitions.ForEach(queue.WantSweep);
            return partitions;
        }
#pragma warning disable CA1031 // Whatever the store throws, the listing is tried again; see the log.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.ListingFailed(e);
            return null;
        }
    }

    private async Task<bool> SweepAsync(AccountRegion partition, CancellationToken cancellationToken)
    {
        var pass = queue.BeginSweep(partition);
        var complete = false;
        var kept = 0;
        try
        {
            complete = true;
            await foreach (var entry in outbox.ListAsync(partition, cancellationToken))
            {
                var offer = remover.IsPending(entry) ? SweepOffer.Delivered : queue.Offer(pass, entry);
                if (offer == SweepOffer.Full)
                {
                    complete = false;
                    break;
                }

                if (offer == SweepOffer.Delivered)
                {
                    remover.Add([entry]);
                }

                kept++;
            }

            // A reading that found no room for anything would find none at once again.
            return complete || kept > 0;
        }
#pragma warning disable CA1031 // Whatever the store throws, the reading is tried again; see the log.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            complete = false;
            logger.SweepFailed(e, partition);
            return false;
        }
        finally
        {
            queue.EndSweep(pass, complete && !cancellationToken.IsCancellationRequested);
        }
    }
}
