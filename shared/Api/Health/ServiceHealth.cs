using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace EipFunctions.Api.Health;

/// <summary>
/// Liveness and readiness, open to probes: whether this host takes work, because it does not stop, and storage and gateway
/// answer. Nothing of it depends on what runs the workflows.
/// </summary>
public sealed class ServiceHealth : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Probe _storage;
    private readonly Probe _gateway;
    private readonly Lock _gate = new();
    private readonly CancellationToken _stopping;
    private PartHealth _host = new("host", IsReady: true, Since: null);

    /// <summary>Creates the health of a service that nobody has looked at yet.</summary>
    /// <param name="store">The state.</param>
    /// <param name="askGateway">Asks the gateway the least that it can be asked; fails when it cannot be reached.</param>
    /// <param name="lifetime">Says when the host stops.</param>
    /// <param name="time">The clock.</param>
    public ServiceHealth(StateStore store, Func<CancellationToken, Task> askGateway, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(lifetime);
        (_time, _stopping) = (time, lifetime.ApplicationStopping);
        _storage = new("storage", store.ProbeAsync, time);
        _gateway = new("gateway", askGateway, time);
    }

    /// <summary>Answers <c>/healthz/live</c>, while the process does.</summary>
    /// <returns>200.</returns>
    public static IResult Live() => TypedResults.Ok();

    /// <summary>Answers <c>/healthz/ready</c>: <c>isReady</c> and <c>parts</c>, with which is not ready and since when.</summary>
    /// <returns>200 when every part is ready, 503 when one is not.</returns>
    public async Task<IResult> ReadyAsync()
    {
        var parts = await GetPartsAsync();
        var isReady = parts.All(part => part.IsReady);
        return TypedResults.Json(new ServiceHealthView(isReady, parts), ServiceHealthJson.Default.ServiceHealthView, statusCode: StatusOf(isReady));
    }

    /// <summary>How everything stands.</summary>
    /// <param name="own">The parts that only this host has.</param>
    /// <returns>The host, its own parts, storage and gateway. A host that stops says so at once, without asking the last two.</returns>
    public async Task<IReadOnlyList<PartHealth>> GetPartsAsync(params PartHealth[] own)
    {
        PartHealth host;
        lock (_gate)
        {
            host = _host = _host.Found(!_stopping.IsCancellationRequested, _time.GetUtcNow());
        }

        // At the same time, so that two parts which hang take no longer than one.
        return host.IsReady ? [host, .. own, .. await Task.WhenAll(_storage.GetAsync(), _gateway.GetAsync())] : [host, .. own];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _storage.Dispose();
        _gateway.Dispose();
    }

    internal static int StatusOf(bool isReady) => isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
