using System.Collections.Concurrent;
using Azure;

namespace EipFunctions.Engine;

/// <summary>
/// A shard that this host owns: its active instances, and the one loop that writes for it. Commits that arrive while a
/// flush is under way ride in the next.
/// </summary>
internal sealed partial class Shard(HubSession session, int index, OwnerRow owner)
{
    private readonly CommitQueue _queue = new(session.Services.Time);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OwnerRow _owner = owner;
    private long _lastFlush = session.Services.Time.GetTimestamp();
    private volatile bool _draining;
    private TaskCompletionSource? _renewal;

    public string Name { get; } = RowKeys.Shard(index);

    public ConcurrentDictionary<string, Instance> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>How long ago this host last proved that it owns the shard.</summary>
    public TimeSpan SinceLastFlush => session.Services.Time.GetElapsedTime(Volatile.Read(ref _lastFlush));

    public void Enqueue(ICommitSource source) => _queue.Add(source);

    /// <summary>Writes the owner row even if nothing else is to be written.</summary>
    /// <returns>A task that completes with the next flush.</returns>
    public Task RenewAsync()
    {
        var renewal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var current = Interlocked.CompareExchange(ref _renewal, renewal, null) ?? renewal;
        _queue.Wake();
        return current.Task;
    }

    /// <summary>Completes when all that is queued is written; the loop then ends.</summary>
    public Task DrainAsync()
    {
        _draining = true;
        _queue.Wake();
        return _drained.Task;
    }

    public ShardHealth GetHealth()
    {
        var instances = Instances.Values;
        return new(index, _owner.OwnerId, _owner.Epoch, instances.Count, instances.Count(i => i.Blocked is not null), _queue.Count, _queue.OldestAge);
    }

    /// <summary>Flushes until drained; throws when the shard is lost or the session abandoned.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _queue.WaitAsync(cancellationToken);
            for (var batch = _queue.Gather(); batch.Count > 0; batch = _queue.Gather())
            {
                await FlushAsync(batch, cancellationToken);
            }

            if (_renewal is not null)
            {
                await FlushAsync(new FlushBatch(), cancellationToken);
            }

            if (_draining && _queue.Count == 0)
            {
                _drained.TrySetResult();
                return;
            }
        }
    }

    /// <summary>Gives the shard up so that the next host need not wait. Called after the loop has ended.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        session.Services.Table.TryWriteOwnerAsync(Name, _owner with { OwnerId = "" }, isNew: false, cancellationToken);

    private void Flushed(ETag tag, long flushId)
    {
        _owner = _owner with { ETag = tag, FlushId = flushId };
        Volatile.Write(ref _lastFlush, session.Services.Time.GetTimestamp());
        Interlocked.Exchange(ref _renewal, null)?.TrySetResult();
    }
}
