using EipFunctions.Api.Health;
using EipFunctions.Engine;

namespace EipFunctions.Local.Hosting;

/// <summary>Whether this host takes work: the service is ready, and the host's engine owns the hub.</summary>
internal sealed class Readiness(WorkflowEngine engine, ServiceHealth service, TimeProvider time)
{
    private readonly Lock _gate = new();
    private PartHealth _owner = new("engine", IsReady: false, Since: null);

    /// <summary>How everything stands.</summary>
    public async Task<ReadinessView> GetAsync()
    {
        var health = engine.GetHealth();
        PartHealth owner;
        lock (_gate)
        {
            owner = _owner = _owner.Found(health.IsOwner, time.GetUtcNow());
        }

        var parts = await service.GetPartsAsync(owner);
        return new(
            parts.All(part => part.IsReady),
            parts,
            health.Epoch,
            health.Shards.Sum(shard => shard.ActiveCount),
            health.Shards.Sum(shard => shard.BlockedCount),
            health.Shards.Sum(shard => shard.QueueDepth));
    }
}
