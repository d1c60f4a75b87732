using EipFunctions.Domain.Accounts;
using EipFunctions.Events.Publishing;
using EipFunctions.Storage.Outbox;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Events.Removal;

/// <summary>Removes delivered events from the outbox in the background, gathered so that many share a transaction.</summary>
internal sealed class DeliveredRemover(
    IOutbox outbox, DeliveredEvents delivered, TimeSpan linger, BackOff backOff, TimeProvider time, ILogger<OutboxPublisher> logger)
{
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 8 };

    private readonly AsyncSignal _some = new();
    private readonly AsyncSignal _chunk = new();

    /// <summary>How many delivered events there was no room for so far; a sweep finds them again.</summary>
    public long Overlooked => delivered.Overlooked;

    /// <summary>Adds events to be removed soon.</summary>
    public void Add(IEnumerable<OutboxEntry> entries)
    {
        if (delivered.Add(entries))
        {
            _chunk.Set();
        }

        _some.Set();
    }

    /// <summary>True when an event was delivered and is still to be removed.</summary>
    public bool IsPending(OutboxEntry entry) => delivered.Contains(entry);

    /// <summary>Removes until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _some.WaitAsync(cancellationToken);
            if (await RemoveChunksAsync(cancellationToken) && await RemoveAsync(least: 1, cancellationToken))
            {
                backOff.Reset();
            }
            else
            {
                await Task.Delay(backOff.Next(), time, cancellationToken);
                _some.Set();
            }
        }
    }

    /// <summary>Removes what there is.</summary>
    /// <returns>False when some of it is still there; why was logged.</returns>
    public Task<bool> RemoveAllAsync(CancellationToken cancellationToken) => RemoveAsync(least: 1, cancellationToken);

    // While it lingers for the few, whole chunks go.
    private async Task<bool> RemoveChunksAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var removed = true;
        for (var left = linger; removed && left > TimeSpan.Zero; left = linger - time.GetElapsedTime(start))
        {
            await _chunk.WaitAsync(left, time, cancellationToken);
            removed = await RemoveAsync(DeliveredEvents.Chunk, cancellationToken);
        }

        return removed;
    }

    private async Task<bool> RemoveAsync(int least, CancellationToken cancellationToken)
    {
        var failures = 0;
        await Parallel.ForEachAsync(delivered.Read(least), Parallelism, async (partition, _) =>
        {
            if (!await RemoveAsync(partition.Partition, partition.Entries, cancellationToken))
            {
                Interlocked.Increment(ref failures);
            }
        });
        return failures == 0;
    }

    private async Task<bool> RemoveAsync(
        AccountRegion partition, IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await outbox.RemoveAsync(partition, entries, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever the store throws, the rows are tried again; see the log.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.RemovalFailed(e, entries.Count, partition);
            return false;
        }

        delivered.Remove(partition, entries);
        return true;
    }
}
