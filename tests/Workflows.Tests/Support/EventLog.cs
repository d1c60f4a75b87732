using System.Collections.Concurrent;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Events;
using EipFunctions.Events;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>What every host of a region handed over for delivery. Nothing is removed from the outbox.</summary>
internal sealed class EventLog : IOutboxPublisher, IOutboxListener
{
    private readonly ConcurrentQueue<EipEvent> _events = new();

    /// <summary>What a flush does; by default it succeeds.</summary>
    public Func<CancellationToken, Task<bool>> Flush { get; set; } = _ => Task.FromResult(true);

    /// <summary>The events of an EIP in the order of their first mention, without repetitions.</summary>
    public IReadOnlyList<EipEvent> Of(string eipId) =>
        [.. _events.Where(e => e.EipId == eipId).DistinctBy(e => e.EventId)];

    public void Enqueue(IReadOnlyCollection<OutboxEntry> committed) => Committed(committed);

    public void Committed(IReadOnlyCollection<OutboxEntry> committed)
    {
        foreach (var entry in committed)
        {
            _events.Enqueue(entry.Event);
        }
    }

    public ConcurrentQueue<AccountRegion> Sweeps { get; } = new();

    public bool RequestSweep(AccountRegion partition)
    {
        Sweeps.Enqueue(partition);
        return true;
    }

    public Task<bool> DrainAsync(CancellationToken cancellationToken) => Flush(cancellationToken);

    public Task<bool> FlushAsync(AccountRegion partition, string eipId, CancellationToken cancellationToken) =>
        Flush(cancellationToken);
}
