using System.Runtime.CompilerServices;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events.Tests;

/// <summary>An outbox that outlives the publishers over it.</summary>
internal sealed class MemoryOutbox : IOutbox
{
    private readonly Lock _gate = new();
    private readonly HashSet<AccountRegion> _partitions = [];
    private readonly SortedDictionary<(string Eip, long Sequence), OutboxEntry> _rows = [];

    public bool FailsRemovals { get; set; }

    public bool FailsReadings { get; set; }

    public int Readings { get; private set; }

    public List<int> Removals { get; } = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    public void Commit(params OutboxEntry[] entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                _partitions.Add(entry.Partition);
                _rows.Add((entry.Event.EipId, entry.Event.Sequence), entry);
            }
        }
    }

    public async IAsyncEnumerable<AccountRegion> ListPartitionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        AccountRegion[] partitions;
        lock (_gate)
        {
            partitions = [.. _partitions];
        }

        foreach (var partition in partitions)
        {
            yield return partition;
        }
    }

    public async IAsyncEnumerable<OutboxEntry> ListAsync(
        AccountRegion partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        OutboxEntry[] rows;
        lock (_gate)
        {
            Readings++;
            if (FailsReadings)
            {
                throw new IOException("The store is down.");
            }

            rows = [.. _rows.Values.Where(r => r.Partition == partition)];
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }

    public async Task RemoveAsync(
        AccountRegion partition, IReadOnlyCollection<OutboxEntry> delivered, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (_gate)
        {
            if (FailsRemovals)
            {
                throw new IOException("The store is down.");
            }

            Removals.Add(delivered.Count);
            foreach (var entry in delivered)
            {
                _rows.Remove((entry.Event.EipId, entry.Event.Sequence));
            }
        }
    }
}
