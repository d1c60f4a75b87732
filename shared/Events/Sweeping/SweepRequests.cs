using System.Diagnostics.CodeAnalysis;
using EipFunctions.Domain.Accounts;
using EipFunctions.Events.Publishing;

namespace EipFunctions.Events.Sweeping;

/// <summary>The partitions whose outbox is to be read, and why. Guarded by the queue.</summary>
internal sealed class SweepRequests
{
    private readonly HashSet<AccountRegion> _wanted = [];
    private readonly HashSet<AccountRegion> _running = [];
    private readonly Dictionary<AccountRegion, HashSet<EventLane>> _unresolved = [];

    /// <summary>Woken when a partition was added.</summary>
    public AsyncSignal Signal { get; } = new();

    /// <summary>True when a reading is asked for.</summary>
    public bool Any => _wanted.Count > 0;

    /// <summary>True when a partition may have events that nobody in memory knows of.</summary>
    public bool IsPending(AccountRegion partition) => _wanted.Contains(partition) || _running.Contains(partition);

    /// <summary>Asks for a reading that begins after now.</summary>
    public void Want(AccountRegion partition)
    {
        if (_wanted.Add(partition))
        {
            Signal.Set();
        }
    }

    /// <summary>Chooses a partition to read.</summary>
    public bool TryPeek([NotNullWhen(true)] out AccountRegion? partition)
    {
        partition = _wanted.Count > 0 ? _wanted.First() : null;
        return partition is not null;
    }

    /// <summary>Notes an EIP with events that only a reading can account for.</summary>
    public void AddUnresolved(EventLane lane)
    {
        if (!_unresolved.TryGetValue(lane.Key.Partition, out var lanes))
        {
            _unresolved[lane.Key.Partition] = lanes = [];
        }

        lanes.Add(lane);
    }

    /// <summary>Begins a reading.</summary>
    public SweepPass Begin(AccountRegion partition, DateTimeOffset now)
    {
        _wanted.Remove(partition);
        _running.Add(partition);
        _unresolved.Remove(partition, out var lanes);
        return new(partition, now, [.. (lanes ?? []).Where(l => l.Known > l.Tail).Select(l => (l, l.Known))]);
    }

    /// <summary>Ends a reading; one that is not complete is asked for again.</summary>
    public void End(SweepPass pass, bool complete)
    {
        _running.Remove(pass.Partition);
        if (!complete)
        {
            Want(pass.Partition);
        }
    }
}
