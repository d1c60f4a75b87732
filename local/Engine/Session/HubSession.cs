using System.Diagnostics.CodeAnalysis;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// The time in which this host owns the hub. All that is in memory belongs to the session: when the hub is lost, the
/// session is dropped as a whole, and the next one starts from the table.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Activities that end late still use the token source, which holds no handle.")]
internal sealed partial class HubSession
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IReadOnlyList<Shard> _shards;
    private int _active;
    private volatile bool _isDraining;

    private HubSession(EngineServices services, IReadOnlyList<OwnerRow> owners)
    {
        Services = services;
        Activities = new(this);
        Children = new(this);
        _shards = [.. owners.Select((owner, index) => new Shard(this, index, owner))];
    }

    public EngineServices Services { get; }

    public ActivityRunner Activities { get; }

    public ChildRunner Children { get; }

    public EngineLog Log => Services.Log;

    public IReadOnlyList<Shard> Shards => _shards;

    /// <summary>The active instances.</summary>
    public IEnumerable<Instance> Active => _shards.SelectMany(s => s.Instances.Values);

    public int ActiveCount => Volatile.Read(ref _active);

    public bool IsAbandoned => _abandoned.IsCancellationRequested;

    public bool IsDraining => _isDraining;

    /// <summary>Signalled when the session is abandoned.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Completes when the session is over.</summary>
    public Task Ended => _ended.Task;

    public Shard ShardOf(string instanceId) => _shards[ShardMap.Of(instanceId, _shards.Count)];

    public Instance? Find(string instanceId) => ShardOf(instanceId).Instances.GetValueOrDefault(instanceId);

    /// <summary>An instance as stored, in memory or in the table.</summary>
    public async Task<InstanceRecord?> ReadAsync(string instanceId) =>
        (await Services.Table.ReadInstanceAsync(ShardOf(instanceId).Name, InstanceKey.Of(instanceId), Abandoned))?.Record;

    /// <summary>Finds the instance that has the id, or creates it.</summary>
    /// <returns>The instance if it is active, its record if it has ended, and whether this call created it.</returns>
    public async Task<(Instance? Active, InstanceRecord? Ended, bool IsCreated)> GetOrCreateAsync(InstanceRecord record, bool isChild)
    {
        var shard = ShardOf(record.InstanceId);
        while (true)
        {
            ThrowUnlessAccepting();
            var isCreated = false;
            if (!shard.Instances.TryGetValue(record.InstanceId, out var instance))
            {
                (instance, isCreated) = Create(shard, record, isChild);
            }

            if (await instance.Ready)
            {
                return (instance, null, isCreated);
            }

            // The id is taken by an instance that has ended. It may be purged before it is read: then the id is free.
            if (await ReadAsync(record.InstanceId) is { } taken)
            {
                return (null, taken, false);
            }
        }
    }

    /// <summary>The instance has ended, durably.</summary>
    public void Retire(Instance instance, Shard shard, InstanceRecord record)
    {
        Forget(instance, shard);
        Services.Metrics.Ended(record.Status);
        Services.Listener?.Ended(record.ToState());
        Children.Ended(record);
    }

    /// <summary>The instance leaves memory.</summary>
    public void Forget(Instance instance, Shard shard)
    {
        if (shard.Instances.TryRemove(new(instance.Id, instance)))
        {
            Interlocked.Decrement(ref _active);
        }

        instance.Dispose();
    }

    /// <summary>
    /// Whether this host still owns the hub, asked before effects outside the table: a host that was paused longer
    /// than its lease must look first.
    /// </summary>
    public async Task<bool> ConfirmLeaseAsync()
    {
        if (!IsAbandoned && _shards[0].SinceLastFlush >= Services.Options.LeaseDuration)
        {
            await _shards[0].RenewAsync().WaitAsync(Abandoned).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !IsAbandoned;
    }

    /// <summary>Deletes the rows of a finished instance.</summary>
    public async Task<bool> PurgeAsync(Shard shard, string key, int chunks)
    {
        var request = new PurgeRequest(shard, key, chunks);
        using var abandon = Abandoned.UnsafeRegister(
            static r => ((PurgeRequest)r!).Abandon(new WorkflowHostUnavailableException("This host no longer owns the hub.")), request);
        shard.Enqueue(request);
        return await request.Done;
    }

    public void ThrowUnlessAccepting()
    {
        if (IsAbandoned || _isDraining)
        {
            throw new WorkflowHostUnavailableException("This host is stopping, or no longer owns the hub. Try again.");
        }
    }

    private (Instance Instance, bool IsCreated) Create(Shard shard, InstanceRecord record, bool isChild)
    {
        // A child belongs to work that was accepted already; refusing it would block its parent.
        var limit = Services.Options.MaxActiveInstances;
        if (!isChild && ActiveCount >= limit)
        {
            throw new WorkflowHostUnavailableException($"There are {limit} active instances, which is the most this host takes.");
        }

        var created = Instance.Create(this, shard, record);
        var kept = shard.Instances.GetOrAdd(record.InstanceId, created);
        if (kept != created)
        {
            return (kept, false);
        }

        Interlocked.Increment(ref _active);
        if (IsAbandoned)
        {
            kept.Abandon();
        }

        kept.Begin();
        return (kept, true);
    }
}
