using System.Collections.Concurrent;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Storage.Tests;

/// <summary>Notes the events that it is told of.</summary>
public sealed class RecordingListener : IOutboxListener
{
    private readonly ConcurrentQueue<OutboxEntry> _entries = new();

    /// <summary>Every event in the order in which it was first told.</summary>
    public IReadOnlyList<OutboxEntry> Entries => [.. _entries.DistinctBy(entry => (entry.Partition, entry.Event.EventId))];

    public IReadOnlyList<long> SequencesOf(string eipId) =>
        [.. Entries.Where(entry => entry.Event.EipId == eipId).Select(entry => entry.Event.Sequence)];

    public IReadOnlyList<string> TypesOf(string eipId) =>
        [.. Entries.Where(entry => entry.Event.EipId == eipId).Select(entry => entry.Event.Type)];

    public void Committed(IReadOnlyCollection<OutboxEntry> committed)
    {
        foreach (var entry in committed)
        {
            _entries.Enqueue(entry);
        }
    }
}
