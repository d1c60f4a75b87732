namespace EipFunctions.Events.Publishing;

/// <summary>
/// The events of one EIP. What it holds is always sendable: the predecessor of its first event was delivered, and each
/// event follows the one before. An event whose predecessor is not known to be delivered is left to the sweep.
/// Guarded by its queue.
/// </summary>
internal sealed class EventLane(EipKey key)
{
    private readonly Queue<QueuedEvent> _waiting = [];
    private readonly List<FlushWaiter> _waiters = [];

    /// <summary>The EIP.</summary>
    public EipKey Key { get; } = key;

    /// <summary>The last event that was queued or delivered; 0 while none is known.</summary>
    public long Tail { get; private set; }

    /// <summary>The last event heard of, whether it was queued or left to the sweep.</summary>
    public long Known { get; private set; }

    /// <summary>The event through which all were delivered; 0 while none is known.</summary>
    public long Delivered => _waiting.TryPeek(out var first) ? first.Sequence - 1 : Tail;

    /// <summary>Events that wait, those being sent included.</summary>
    public IReadOnlyCollection<QueuedEvent> Waiting => _waiting;

    /// <summary>True while some of its events are being sent: no others may be.</summary>
    public bool InFlight { get; set; }

    /// <summary>Until when nothing is sent, because the topic refused the event after <see cref="Delivered"/>.</summary>
    public DateTimeOffset? BlockedUntil { get; set; }

    /// <summary>
    /// True when nothing may be queued at a time: the topic refused the next event until later, or what was sent with
    /// it is still under way and would be confused with what is queued anew.
    /// </summary>
    public bool IsBlocked(DateTimeOffset at) => BlockedUntil is { } until && (InFlight || until > at);

    /// <summary>True when everything heard of was delivered and nobody waits: the lane may be forgotten.</summary>
    public bool IsIdle => _waiting.Count == 0 && !InFlight && Known <= Tail && BlockedUntil is null && _waiters.Count == 0;

    /// <summary>Its place among the idle lanes; null while it is not idle.</summary>
    public LinkedListNode<EventLane>? IdleNode { get; set; }

    /// <summary>True while somebody waits for a flush.</summary>
    public bool HasWaiters => _waiters.Count > 0;

    /// <summary>Notes that an event exists.</summary>
    public void Hear(long sequence) => Known = Math.Max(Known, sequence);

    /// <summary>Queues an event behind the others.</summary>
    public void Append(QueuedEvent queued)
    {
        _waiting.Enqueue(queued);
        Tail = queued.Sequence;
    }

    /// <summary>Takes the first event off: it was delivered.</summary>
    public void Deliver()
    {
        _waiting.Dequeue();
        CompleteWaiters();
    }

    /// <summary>Notes that every event up to one is gone from the outbox and so was delivered.</summary>
    public void DeliveredElsewhere(long through)
    {
        Tail = Math.Max(Tail, through);
        CompleteWaiters();
    }

    /// <summary>Forgets the events that wait, which stay in the outbox.</summary>
    /// <returns>How many there were.</returns>
    public int Drop()
    {
        var count = _waiting.Count;
        Tail = Delivered;
        _waiting.Clear();
        return count;
    }

    /// <summary>Adds somebody who waits for everything known so far.</summary>
    public FlushWaiter Wait() => Wait(Known);

    /// <summary>Adds somebody who waits for everything that is queued now, and not for what is left to the sweep.</summary>
    public FlushWaiter WaitForQueued() => Wait(Tail);

    /// <summary>Forgets somebody who gave up.</summary>
    public void Leave(FlushWaiter waiter) => _waiters.Remove(waiter);

    /// <summary>Tells those who wait that it will be later.</summary>
    public void FailWaiters()
    {
        _waiters.ForEach(w => w.Complete(delivered: false));
        _waiters.Clear();
    }

    private FlushWaiter Wait(long through)
    {
        var waiter = new FlushWaiter(through);
        _waiters.Add(waiter);
        return waiter;
    }

    private void CompleteWaiters() => _waiters.RemoveAll(w =>
    {
        var done = w.Through <= Delivered;
        if (done)
        {
            w.Complete(delivered: true);
        }

        return done;
    });
}
