namespace EipFunctions.Events.Publishing;

/// <summary>
/// The lanes in memory. Idle ones are kept, since they know what was delivered and so save a reading of the outbox;
/// the one idle longest makes room for another. Guarded by its queue.
/// </summary>
/// <param name="capacity">The most lanes.</param>
internal sealed class LaneTable(int capacity)
{
    private readonly Dictionary<EipKey, EventLane> _lanes = [];
    private readonly LinkedList<EventLane> _idle = [];

    /// <summary>Every lane.</summary>
    public IReadOnlyCollection<EventLane> All => _lanes.Values;

    /// <summary>Finds a lane, or null.</summary>
    public EventLane? Find(EipKey key) => _lanes.GetValueOrDefault(key);

    /// <summary>Finds or adds a lane; null when there is no room for another.</summary>
    public EventLane? GetOrAdd(EipKey key)
    {
        if (_lanes.TryGetValue(key, out var lane))
        {
            return lane;
        }

        if (_lanes.Count >= capacity)
        {
            if (_idle.First is not { } oldest)
            {
                return null;
            }

            _idle.RemoveFirst();
            oldest.Value.IdleNode = null;
            _lanes.Remove(oldest.Value.Key);
        }

        return _lanes[key] = new(key);
    }

    /// <summary>Notes whether a lane that was changed is idle now.</summary>
    public void Update(EventLane lane)
    {
        // A lane that made room for another may still be held by a flush or a sweep; it is of no account.
        if (lane.IsIdle == lane.IdleNode is not null || !ReferenceEquals(Find(lane.Key), lane))
        {
            return;
        }

        if (lane.IsIdle)
        {
            lane.IdleNode = _idle.AddLast(lane);
        }
        else
        {
            _idle.Remove(lane.IdleNode!);
            lane.IdleNode = null;
        }
    }
}
