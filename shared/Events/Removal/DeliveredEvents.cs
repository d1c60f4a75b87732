using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events.Removal;

/// <summary>The delivered events that are still in the outbox. Safe for concurrent use.</summary>
/// <param name="capacity">The most events; what comes on top is found again by a sweep.</param>
internal sealed class DeliveredEvents(int capacity)
{
    /// <summary>How many rows of a partition are removed at once at the latest: what fits one transaction.</summary>
    public const int Chunk = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<AccountRegion, Dictionary<string, OutboxEntry>> _partitions = [];
    private int _count;
    private long _overlooked;

    /// <summary>How many events there was no room for so far.</summary>
    public long Overlooked => Interlocked.Read(ref _overlooked);

    /// <summary>Adds events.</summary>
    /// <returns>True when a partition has a whole chunk.</returns>
    public bool Add(IEnumerable<OutboxEntry> delivered)
    {
        var whole = false;
        lock (_gate)
        {
            foreach (var entry in delivered)
            {
                if (!_partitions.TryGetValue(entry.Partition, out var entries))
                {
                    _partitions[entry.Partition] = entries = new(StringComparer.Ordinal);
                }

                if (_count >= capacity && !entries.ContainsKey(entry.Event.EventId))
                {
                    Interlocked.Increment(ref _overlooked);
                }
                else if (entries.TryAdd(entry.Event.EventId, entry))
                {
                    _count++;
                }

                whole |= entries.Count >= Chunk;
            }
        }

        return whole;
    }

    /// <summary>True when an event was delivered and is still to be removed.</summary>
    public bool Contains(OutboxEntry entry)
    {
        lock (_gate)
        {
            return _partitions.TryGetValue(entry.Partition, out var entries) && entries.ContainsKey(entry.Event.EventId);
        }
    }

    /// <summary>Reads what is to be removed.</summary>
    /// <param name="least">The fewest events of a partition that are worth it.</param>
    public IReadOnlyList<(AccountRegion Partition, IReadOnlyCollection<OutboxEntry> Entries)> Read(int least)
    {
        lock (_gate)
        {
            return [.. _partitions.Where(p => p.Value.Count >= least)
                .Select(p => (p.Key, (IReadOnlyCollection<OutboxEntry>)[.. p.Value.Values]))];
        }
    }

    /// <summary>Forgets events that are gone from the outbox; those that somebody else forgot are passed over.</summary>
    public void Remove(AccountRegion partition, IReadOnlyCollection<OutboxEntry> removed)
    {
        lock (_gate)
        {
            if (!_partitions.TryGetValue(partition, out var entries))
            {
                return;
            }

            foreach (var entry in removed)
            {
                _count -= entries.Remove(entry.Event.EventId) ? 1 : 0;
            }

            if (entries.Count == 0)
            {
                _partitions.Remove(partition);
            }
        }
    }
}
