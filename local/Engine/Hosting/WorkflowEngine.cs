using Azure.Data.Tables;
using EipFunctions.Storage;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Engine;

/// <summary>
/// The embedded durable workflow engine: one host owns a hub and runs its instances in memory; the others stand by.
/// </summary>
public sealed class WorkflowEngine : IAsyncDisposable
{
    /// <summary>How long a session lasts that shows that all is well.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    private readonly EngineServices _services;
    private readonly OwnerIdentity _identity;
    private readonly HubLease _lease;
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;
    private HubSession? _session;
    private bool _isDisposed;

    /// <summary>Creates an engine; <see cref="StartAsync"/> lets it run.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="tables">The table service that holds the hub. See <see cref="WorkflowEngineTables"/> for its settings.</param>
    /// <param name="registry">The workflows and activities.</param>
    /// <param name="services">Where workflows and activities get their dependencies.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where the engine, and replay-safe loggers, log.</param>
    public WorkflowEngine(
        EngineOptions options,
        TableServiceClient tables,
        WorkflowRegistry registry,
        IServiceProvider services,
        TimeProvider time,
        ILoggerFactory loggers)
        : this(options, tables, registry, services, time, loggers, OwnerIdentity.OfThisProcess()) { }

    internal WorkflowEngine(
        EngineOptions options,
        TableServiceClient tables,
        WorkflowRegistry registry,
        IServiceProvider services,
        TimeProvider time,
        ILoggerFactory loggers,
        OwnerIdentity identity)
    {
        EngineOptionsValidator.ThrowIfInvalid(options);
        var table = new HubTable(tables, options.HubName);
        _services = new(
            options, table, registry, services, time, Spread.Create(), loggers,
            new EngineLog(loggers.CreateLogger<WorkflowEngine>()),
            new EngineMetrics(() => Session));
        _identity = identity;
        _lease = new(table, options, identity, time);
        Client = new WorkflowClient(this, _services);
    }

    /// <summary>What callers do with instances.</summary>
    public IWorkflowClient Client { get; }

    /// <summary>The hub's session while this host owns it.</summary>
    internal HubSession? Session => _session is { IsAbandoned: false } session ? session : null;

    internal HubSession RequireSession()
    {
        var session = Session ?? throw new WorkflowHostUnavailableException(
            $"This host does not own the hub '{_services.Options.HubName}'; '{_lease.LastSeen?.OwnerId ?? "nobody"}' does. Try again.");
        session.ThrowUnlessAccepting();
        return session;
    }

    /// <summary>Takes the hub when it is free, or else stands by for it. Returns when the first look at it is done.</summary>
    /// <param name="cancellationToken">Ends the wait, not the engine.</param>
    /// <returns>The task.</returns>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _loop = Task.Run(() => OwnAsync(looked), CancellationToken.None);
        await looked.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets running activities end, writes what is to be written, and releases the hub.</summary>
    /// <param name="cancellationToken">Ends the wait for a clean end.</param>
    /// <returns>The task.</returns>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _stopping.CancelAsync();
        if (_session is { } session)
        {
            await session.StopAsync(cancellationToken);
        }

        await _loop;
    }

    /// <summary>How the engine stands.</summary>
    /// <returns>The view, from memory.</returns>
    public EngineHealth GetHealth()
    {
        var session = Session;
        return new(
            session is { IsDraining: false },
            session is not null ? _identity.Id : _lease.LastSeen?.OwnerId,
            _lease.LastSeen?.Epoch ?? 0,
            session is null ? [] : [.. session.Shards.Select(s => s.GetHealth())]);
    }

    /// <summary>The active instances as they are in memory, for measuring.</summary>
    /// <returns>The instances; none while this host does not own the hub.</returns>
    public IReadOnlyList<WorkflowState> GetActive() => Session is { } session ? [.. session.Active.Select(i => i.GetState())] : [];

    /// <summary>Stops the engine if need be.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_stopping.IsCancellationRequested)
        {
            await StopAsync();
        }

        _services.Metrics.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Ends the engine as a crash would: nothing more is written, and the hub is not released.</summary>
    internal async Task KillAsync()
    {
        _session?.Abandon();
        await _stopping.CancelAsync();
        _session?.Abandon();
        await _loop;
    }

    private async Task OwnAsync(TaskCompletionSource looked)
    {
        var token = _stopping.Token;
        var backoff = new Backoff(_services.Time, _services.Random);
        while (!token.IsCancellationRequested)
        {
            try
            {
                var session = await TryOpenAsync(token);
                looked.TrySetResult();
                if (session is null)
                {
                    _services.Log.StandsBy(_lease.LastSeen?.OwnerId ?? "");
                    await Task.Delay(_services.Options.StandbyInterval, _services.Time, token);
                    continue;
                }

                var opened = _services.Time.GetTimestamp();
                await session.Ended;
                await session.ClosedAsync();

                // A hub that is lost again and again is not taken in a hot loop.
                backoff = _services.Time.GetElapsedTime(opened) > Lasting ? new Backoff(_services.Time, _services.Random) : backoff;
                await backoff.WaitAsync(token);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Without the storage there is nothing to do but to try again; the log says why.
            catch (Exception e)
#pragma warning restore CA1031
            {
                looked.TrySetResult();
                _services.Log.HubUnreachable(e);
                await backoff.WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        looked.TrySetResult();
    }

    private async Task<HubSession?> TryOpenAsync(CancellationToken token)
    {
        var shards = await _services.Table.EnsureAsync(_services.Options.ShardCount, token);
        if (await _lease.TryAcquireAsync(token) is not { } lease)
        {
            return null;
        }

        var owners = new List<OwnerRow> { lease.Row };
        for (var i = 1; i < shards; i++)
        {
            owners.Add(await _lease.TakeAsync(RowKeys.Shard(i), token));
        }

        var session = await HubSession.OpenAsync(_services, owners, lease.WasReleased, token);
        Volatile.Write(ref _session, session);
        if (token.IsCancellationRequested)
        {
            await session.StopAsync(CancellationToken.None);
        }

        return session;
    }
}
