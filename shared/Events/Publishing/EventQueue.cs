using System.Diagnostics.CodeAnalysis;
using EipFunctions.Domain.Accounts;
using EipFunctions.Events.Sweeping;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events.Publishing;

/// <summary>
/// The events in memory, in lanes, and what is known of those that are not. One lock guards it all and is held for
/// microseconds. Memory is bounded: what does not fit, or does not follow what its lane holds, is left to the sweep.
/// </summary>
internal sealed class EventQueue(int capacity, TimeProvider time)
{
    private const int LanesPerEvent = 4;
    private const int LeastLanes = 4096;

    private readonly Lock _gate = new();
    private readonly LaneTable _lanes = new(Math.Max(capacity * LanesPerEvent, LeastLanes));
    private readonly Queue<EventLane> _ready = [];
    private readonly HashSet<EventLane> _waitedFor = [];
    private readonly SweepRequests _sweeps = new();
    private int _count;

    /// <summary>Woken when there is something to send.</summary>
    public AsyncSignal Work { get; } = new();

    /// <summary>Woken when there is something to read from the outbox.</summary>
    public AsyncSignal SweepWork => _sweeps.Signal;

    /// <summary>How many events wait in memory.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>How many EIPs wait for their turn after a refused event.</summary>
    public int BlockedCount
    {
        get
        {
            lock (_gate)
            {
                return _lanes.All.Count(l => l.BlockedUntil is not null);
            }
        }
    }

    /// <summary>The age of the oldest event in memory; zero when there is none.</summary>
    public TimeSpan OldestAge()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            return _lanes.All.Where(l => l.Waiting.Count > 0)
                .Select(l => now - l.Waiting.First().Entry.Event.OccurredAt)
                .DefaultIfEmpty(TimeSpan.Zero)
                .Max();
        }
    }

    /// <summary>Takes over committed events.</summary>
    public void Enqueue(IReadOnlyCollection<OutboxEntry> committed)
    {
        lock (_gate)
        {
            foreach (var entry in committed)
            {
                if (_lanes.GetOrAdd(EipKey.Of(entry)) is not { } lane)
                {
                    _sweeps.Want(entry.Partition);
                    continue;
                }

                lane.Hear(entry.Event.Sequence);
                if (entry.Event.Sequence == lane.Tail + 1 && lane.BlockedUntil is null && _count < capacity)
                {
                    Append(lane, entry);
                }
                else if (entry.Event.Sequence > lane.Tail && lane.BlockedUntil is null)
                {
                    _sweeps.Want(entry.Partition);
                }

                Settle(lane);
            }
        }
    }

    /// <summary>Takes what is to be sent next, or null. Nothing else of the same EIPs is handed out until it is released.</summary>
    public EventBatch? Take(int maxEvents, int maxBytes)
    {
        lock (_gate)
        {
            var events = new List<QueuedEvent>();
            var lanes = new List<EventLane>();
            var bytes = 0;
            for (var full = false; !full && _ready.TryPeek(out var lane);)
            {
                var before = events.Count;
                foreach (var queued in lane.Waiting)
                {
                    full = events.Count == maxEvents || (events.Count > 0 && bytes + queued.Size > maxBytes);
                    if (full)
                    {
                        break;
                    }

                    events.Add(queued);
                    bytes += queued.Size;
                }

                if (events.Count > before)
                {
                    _ready.Dequeue();
                    lane.InFlight = true;
                    lanes.Add(lane);
                }
            }

            return events.Count > 0 ? new(events, lanes) : null;
        }
    }

    /// <summary>Notes that the topic accepted events that were taken, in the order that they were handed out in.</summary>
    public void Delivered(IEnumerable<QueuedEvent> events)
    {
        lock (_gate)
        {
            foreach (var queued in events)
            {
                var lane = _lanes.Find(queued.Key)!;
                lane.Deliver();
                _count--;
                if (!lane.HasWaiters)
                {
                    _waitedFor.Remove(lane);
                }
            }

            WakeSweeper();
        }
    }

    /// <summary>Ends the hold on a batch's EIPs; what was not delivered waits again.</summary>
    public void Release(EventBatch batch)
    {
        lock (_gate)
        {
            foreach (var lane in batch.Lanes)
            {
                lane.InFlight = false;
                MakeReady(lane);
                Settle(lane);
            }
        }
    }

    /// <summary>Leaves a refused event, and those of its EIP after it, to a sweep after a time.</summary>
    public void Block(QueuedEvent refused, DateTimeOffset until)
    {
        lock (_gate)
        {
            var lane = _lanes.Find(refused.Key)!;
            lane.BlockedUntil = until;
            _count -= lane.Drop();
            lane.FailWaiters();
            _waitedFor.Remove(lane);
            Settle(lane);
            WakeSweeper();
        }
    }

    /// <summary>True when an earlier event of the same EIP was refused.</summary>
    public bool IsBlocked(QueuedEvent queued)
    {
        lock (_gate)
        {
            return _lanes.Find(queued.Key)!.BlockedUntil is not null;
        }
    }

    /// <summary>Waits for the events of an EIP that are known so far; see <see cref="IOutboxPublisher.FlushAsync"/>.</summary>
    public async Task<bool> FlushAsync(EipKey key, bool topicIsDown, TimeSpan limit, CancellationToken cancellationToken)
    {
        EventLane? lane;
        FlushWaiter waiter;
        lock (_gate)
        {
            lane = _lanes.Find(key);
            if (lane is null)
            {
                return !_sweeps.IsPending(key.Partition);
            }

            if (lane.Known <= lane.Delivered)
            {
                return true;
            }

            if (topicIsDown || lane.BlockedUntil is not null)
            {
                return false;
            }

            waiter = lane.Wait();
            _waitedFor.Add(lane);
        }

        try
        {
            return await waiter.Completion.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            lock (_gate)
            {
                Leave(lane, waiter);
            }
        }
    }

    /// <summary>Waits for everything that is queued now; see <see cref="IOutboxPublisher.DrainAsync"/>.</summary>
    /// <param name="topicIsDown">Whether the topic is known to be down: then nobody waits.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True when all was delivered and no EIP is blocked.</returns>
    public async Task<bool> FlushAllAsync(Func<bool> topicIsDown, CancellationToken cancellationToken)
    {
        List<(EventLane Lane, FlushWaiter Waiter)> waits;
        bool blocked;
        lock (_gate)
        {
            blocked = _lanes.All.Any(lane => lane.BlockedUntil is not null);
            waits = [.. _lanes.All.Where(lane => lane.Waiting.Count > 0).Select(lane => (lane, lane.WaitForQueued()))];
            _waitedFor.UnionWith(waits.Select(wait => wait.Lane));
        }

        try
        {
            // Asked after they began to wait: a topic that failed before has told nobody that did not.
            return !topicIsDown()
                && (await Task.WhenAll(waits.Select(wait => wait.Waiter.Completion)).WaitAsync(cancellationToken)).All(delivered => delivered)
                && !blocked;
        }
        finally
        {
            lock (_gate)
            {
                foreach (var (lane, waiter) in waits)
                {
                    Leave(lane, waiter);
                }
            }
        }
    }

    /// <summary>Tells everybody who waits that delivery will be later.</summary>
    public void FailWaiters()
    {
        lock (_gate)
        {
            foreach (var lane in _waitedFor)
            {
                lane.FailWaiters();
            }

            _waitedFor.Clear();
        }
    }

    /// <summary>Asks for a reading of a partition's outbox.</summary>
    public void WantSweep(AccountRegion partition)
    {
        lock (_gate)
        {
            _sweeps.Want(partition);
        }
    }

    /// <summary>Chooses a partition whose outbox is to be read, when there is room for what it holds.</summary>
    public bool TryNextSweep([NotNullWhen(true)] out AccountRegion? partition)
    {
        lock (_gate)
        {
            partition = null;
            return HasRoomToSweep && _sweeps.TryPeek(out partition);
        }
    }

    /// <summary>True when a reading is asked for.</summary>
    public bool IsSweepWanted
    {
        get
        {
            lock (_gate)
            {
                return _sweeps.Any;
            }
        }
    }

    /// <summary>Begins the reading of a partition's outbox.</summary>
    public SweepPass BeginSweep(AccountRegion partition)
    {
        lock (_gate)
        {
            return _sweeps.Begin(partition, time.GetUtcNow());
        }
    }

    /// <summary>
    /// Offers an entry found in the outbox. Entries of an EIP come in order; the first one is the head, since what came
    /// before it would have been found too.
    /// </summary>
    public SweepOffer Offer(SweepPass pass, OutboxEntry entry)
    {
        lock (_gate)
        {
            if (_lanes.GetOrAdd(EipKey.Of(entry)) is not { } lane)
            {
                return SweepOffer.Full;
            }

            var offer = SweepOffer.Kept;
            lane.Hear(entry.Event.Sequence);
            if (entry.Event.Sequence <= lane.Delivered)
            {
                offer = SweepOffer.Delivered;
            }
            else if (entry.Event.Sequence > lane.Tail && !lane.IsBlocked(pass.StartedAt))
            {
                if (_count < capacity)
                {
                    lane.BlockedUntil = null;
                    Append(lane, entry);
                }
                else
                {
                    offer = SweepOffer.Full;
                }
            }

            Settle(lane);
            return offer;
        }
    }

    /// <summary>Ends the reading of a partition's outbox.</summary>
    /// <param name="pass">The reading.</param>
    /// <param name="complete">True when it reached the end and every entry was kept.</param>
    public void EndSweep(SweepPass pass, bool complete)
    {
        lock (_gate)
        {
            foreach (var (lane, through) in pass.Unresolved)
            {
                if (complete && !lane.IsBlocked(pass.StartedAt))
                {
                    lane.BlockedUntil = null;
                    lane.DeliveredElsewhere(through);
                }

                Settle(lane);
            }

            _sweeps.End(pass, complete);
        }
    }

    // A sweep into a queue that is nearly full would read the same rows again and again for little.
    private bool HasRoomToSweep => _count <= capacity / 2;

    // Called where there is more room than before.
    private void WakeSweeper()
    {
        if (_sweeps.Any && HasRoomToSweep)
        {
            SweepWork.Set();
        }
    }

    private void Append(EventLane lane, OutboxEntry entry)
    {
        lane.Append(QueuedEvent.From(entry));
        _count++;
        if (lane.Waiting.Count == 1)
        {
            MakeReady(lane);
        }
    }

    private void Leave(EventLane lane, FlushWaiter waiter)
    {
        lane.Leave(waiter);
        if (!lane.HasWaiters)
        {
            _waitedFor.Remove(lane);
        }

        Settle(lane);
    }

    private void MakeReady(EventLane lane)
    {
        if (!lane.InFlight && lane.Waiting.Count > 0)
        {
            _ready.Enqueue(lane);
            Work.Set();
        }
    }

    // Called after every change of a lane.
    private void Settle(EventLane lane)
    {
        if (lane.Known > lane.Tail)
        {
            _sweeps.AddUnresolved(lane);
        }

        _lanes.Update(lane);
    }
}
