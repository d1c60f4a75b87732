using Azure;

namespace EipFunctions.Engine;

/// <summary>
/// Acquires a hub. The owner row of the first shard is the hub's lease; whoever holds it takes the other shards at
/// once. Expiry is judged without comparing clocks: a row that did not change for the lease's time by the watcher's
/// own clock has no living owner.
/// </summary>
internal sealed class HubLease(HubTable table, EngineOptions options, OwnerIdentity identity, TimeProvider time)
{
    private ETag _watched;
    private long _watchedSince;

    /// <summary>Who owns the hub, as last seen.</summary>
    public OwnerRow? LastSeen { get; private set; }

    /// <summary>Takes the hub's lease when it is free.</summary>
    /// <returns>The lease, and whether the owner before released it; null while another owner lives.</returns>
    public async Task<(OwnerRow Row, bool WasReleased)?> TryAcquireAsync(CancellationToken cancellationToken)
    {
        var shard = RowKeys.Shard(0);
        var current = LastSeen = await table.ReadOwnerAsync(shard, cancellationToken);
        if (current is not null && !IsFree(current))
        {
            return null;
        }

        var taken = await table.TryWriteOwnerAsync(shard, Next(current), current is null, cancellationToken);
        LastSeen = taken ?? LastSeen;
        return taken is null ? null : (taken, current?.IsReleased ?? true);
    }

    /// <summary>Takes another shard of a hub whose lease is held.</summary>
    public async Task<OwnerRow> TakeAsync(string shard, CancellationToken cancellationToken)
    {
        // An owner before may still flush: each try fences it further back, and it cannot win the lease again.
        while (true)
        {
            var current = await table.ReadOwnerAsync(shard, cancellationToken);
            if (await table.TryWriteOwnerAsync(shard, Next(current), current is null, cancellationToken) is { } taken)
            {
                return taken;
            }
        }
    }

    private OwnerRow Next(OwnerRow? current) => new(identity.Id, (current?.Epoch ?? 0) + 1, 0, current?.ETag ?? default);

    private bool IsFree(OwnerRow current)
    {
        if (current.IsReleased || current.OwnerId == identity.Id || identity.IsGone(current.OwnerId))
        {
            return true;
        }

        if (current.ETag != _watched)
        {
            (_watched, _watchedSince) = (current.ETag, time.GetTimestamp());
        }

        return time.GetElapsedTime(_watchedSince) >= options.LeaseDuration;
    }
}
