namespace EipFunctions.Engine;

/// <summary>Events and waits by name, first come first served on both sides.</summary>
internal sealed class EventBuffer
{
    private readonly Dictionary<string, Queue<(long Order, HistoryEvent Event)>> _unhandled = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LinkedList<IEventWait>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private long _order;

    /// <summary>The events nobody has awaited, in the order they came.</summary>
    public IReadOnlyList<HistoryEvent> Unhandled =>
        [.. _unhandled.Values.SelectMany(q => q).OrderBy(e => e.Order).Select(e => e.Event)];

    public void Raise(HistoryEvent e)
    {
        if (_waits.TryGetValue(e.Name!, out var waits) && waits.First is { } first)
        {
            waits.RemoveFirst();
            first.Value.Receive(e);
            return;
        }

        if (!_unhandled.TryGetValue(e.Name!, out var queue))
        {
            _unhandled[e.Name!] = queue = new();
        }

        queue.Enqueue((_order++, e));
    }

    public void Wait(IEventWait wait)
    {
        if (_unhandled.TryGetValue(wait.Name, out var queue) && queue.TryDequeue(out var e))
        {
            wait.Receive(e.Event);
            return;
        }

        if (!_waits.TryGetValue(wait.Name, out var waits))
        {
            _waits[wait.Name] = waits = new();
        }

        waits.AddLast(wait);
    }

    public void Remove(IEventWait wait)
    {
        if (_waits.TryGetValue(wait.Name, out var waits))
        {
            waits.Remove(wait);
        }
    }
}
