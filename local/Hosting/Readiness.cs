using EipFunctions.Engine;
using EipFunctions.Gateway;
using EipFunctions.Storage.State;

namespace EipFunctions.Local.Hosting;

/// <summary>Whether this host takes work: it does not stop, its engine owns the hub, storage and gateway answer.</summary>
internal sealed class Readiness : IDisposable
{
    private readonly WorkflowEngine _engine;
    private readonly TimeProvider _time;
    private readonly Probe _storage;
    private readonly Probe _gateway;
    private readonly Lock _gate = new();
    private readonly CancellationToken _stopping;
    private PartHealth _host = new("host", IsReady: true, Since: null);
    private PartHealth _owner = new("engine", IsReady: false, Since: null);

    public Readiness(WorkflowEngine engine, StateStore store, IGateway gateway, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        (_engine, _time, _stopping) = (engine, time, lifetime.ApplicationStopping);
        _storage = new("storage", store.ProbeAsync, time);
        _gateway = new("gateway", token => gateway.ReadAsync("probe", "probe", token), time);
    }

    /// <summary>How everything stands.</summary>
    public async Task<ReadinessView> GetAsync()
    {
        // At the same time, so that two parts which hang take no longer than one.
        var probes = Task.WhenAll(_storage.GetAsync(), _gateway.GetAsync());
        var engine = _engine.GetHealth();
        PartHealth[] parts;
        lock (_gate)
        {
            _host = Now(_host, !_stopping.IsCancellationRequested);
            _owner = Now(_owner, engine.IsOwner);
            parts = [_host, _owner];
        }

        // A host that stops says so at once.
        parts = parts[0].IsReady ? [.. parts, .. await probes] : parts;
        return new(
            parts.All(part => part.IsReady),
            parts,
            engine.Epoch,
            engine.Shards.Sum(shard => shard.ActiveCount),
            engine.Shards.Sum(shard => shard.BlockedCount),
            engine.Shards.Sum(shard => shard.QueueDepth));
    }

    public void Dispose()
    {
        _storage.Dispose();
        _gateway.Dispose();
    }

    private PartHealth Now(PartHealth last, bool isReady) =>
        last.Since is not null && last.IsReady == isReady ? last : last with { IsReady = isReady, Since = _time.GetUtcNow() };
}
