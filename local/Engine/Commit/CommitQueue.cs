using System.Threading.Channels;

namespace EipFunctions.Engine;

/// <summary>The sources that wait for a shard's next flush, each once, first come first.</summary>
internal sealed class CommitQueue(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(ICommitSource Source, long Since)> _waiting = new();
    private readonly HashSet<ICommitSource> _queued = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>How long the oldest waits.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_gate)
            {
                return _waiting.First is { } first ? time.GetElapsedTime(first.Value.Since) : TimeSpan.Zero;
            }
        }
    }

    public void Add(ICommitSource source)
    {
        lock (_gate)
        {
            if (_queued.Add(source))
            {
                _waiting.AddLast((source, time.GetTimestamp()));
            }
        }

        Wake();
    }

    /// <summary>Lets the reader look, though nothing was added.</summary>
    public void Wake() => _signal.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _signal.Reader.ReadAsync(cancellationToken);

    /// <summary>Puts sources back to the front, in their order.</summary>
    public void PutBack(IReadOnlyList<ICommitSource> sources)
    {
        lock (_gate)
        {
            foreach (var source in sources.Reverse())
            {
                if (_queued.Add(source))
                {
                    _waiting.AddFirst((source, time.GetTimestamp()));
                }
            }
        }

        if (sources.Count > 0)
        {
            Wake();
        }
    }

    /// <summary>Takes as many commits as fit into one transaction.</summary>
    public FlushBatch Gather()
    {
        var batch = new FlushBatch();
        var later = new List<ICommitSource>();
        while (TryTake() is { } source)
        {
            // Two sources of one instance (its purge, and its id taken anew) must not meet in a transaction.
            if (batch.Holds(source.Key))
            {
                later.Add(source);
            }
            else if (source.Prepare() is { } commit && !batch.TryAdd(source, commit))
            {
                later.Add(source);
                break;
            }
        }

        PutBack(later);
        return batch;
    }

    private ICommitSource? TryTake()
    {
        lock (_gate)
        {
            if (_waiting.First is not { } first)
            {
                return null;
            }

            _waiting.RemoveFirst();
            _queued.Remove(first.Value.Source);
            return first.Value.Source;
        }
    }
}
