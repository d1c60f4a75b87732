namespace EipFunctions.Engine;

/// <summary>The ids of the last events raised for an instance, so that a repeated raise is one event.</summary>
internal sealed class SeenEvents
{
    /// <summary>How many ids are remembered.</summary>
    public const int Capacity = 100;

    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Ids => [.. _order];

    public bool Contains(string id) => _ids.Contains(id);

    public void Add(string id)
    {
        if (!_ids.Add(id))
        {
            return;
        }

        _order.Enqueue(id);
        if (_order.Count > Capacity)
        {
            _ids.Remove(_order.Dequeue());
        }
    }

    public void AddFrom(HistoryEvent e)
    {
        foreach (var id in e.SeenEventIds ?? [])
        {
            Add(id);
        }

        if (e.EventId is { } own)
        {
            Add(own);
        }
    }
}
