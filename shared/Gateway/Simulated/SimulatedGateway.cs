using System.Runtime.CompilerServices;
using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Http;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Gateway.Simulated;

/// <summary>
/// A gateway on one machine. Its bindings and fences are in a log file, so they outlive a killed host as a real
/// gateway's would; flows are in memory and do not. Calls may come from any thread.
/// </summary>
public sealed class SimulatedGateway : IGateway, IDisposable
{
    private const int CompactAfterLines = 4096;

    private readonly Lock _gate = new();
    private readonly GatewayTable _table = new();
    private readonly Dictionary<(string RegionId, string EipId), List<GatewayFlow>> _flows = [];
    private readonly GatewayFaults _faults;
    private readonly TimeProvider _time;
    private readonly ILogger<SimulatedGateway> _logger;
    private readonly GatewayLog _log;
    private int _compactAt = CompactAfterLines;

    /// <summary>Opens the gateway of a directory and replays its log.</summary>
    /// <param name="directory">The directory; created when it is missing.</param>
    /// <param name="faults">What goes wrong.</param>
    /// <param name="time">The clock that latency passes by.</param>
    /// <param name="logger">Where to log.</param>
    /// <exception cref="IOException">Another process has the directory's log open, or the file system refuses.</exception>
    /// <exception cref="InvalidDataException">The log is damaged before its last line.</exception>
    public SimulatedGateway(string directory, GatewayFaults faults, TimeProvider time, ILogger<SimulatedGateway> logger)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        _faults = faults;
        _time = time;
        _logger = logger;
        _log = GatewayLog.Open(directory, _table.Apply);
        logger.Opened(directory, _log.Lines);
    }

    /// <inheritdoc/>
    public Task BindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken) =>
        BindAsync(binding, fence, replaces: false, cancellationToken);

    /// <inheritdoc/>
    public Task RebindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken) =>
        BindAsync(binding, fence, replaces: true, cancellationToken);

    /// <inheritdoc/>
    public async Task UnbindAsync(string regionId, string eipId, long fence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(regionId);
        ArgumentNullException.ThrowIfNull(eipId);
        await DelayAsync(cancellationToken);
        _faults.BeforeUnbind(eipId);
        Change(new(regionId, eipId, fence, Asked: null, Live: null, Rejection: null), isApplied: true);
        _faults.BeforeAnswer();
    }

    /// <inheritdoc/>
    public async Task<GatewayBinding?> ReadAsync(string regionId, string eipId, CancellationToken cancellationToken) =>
        (await ReadStateAsync(regionId, eipId, cancellationToken)).Binding;

    /// <inheritdoc/>
    public async Task<long> ReadFenceAsync(string regionId, string eipId, CancellationToken cancellationToken) =>
        (await ReadStateAsync(regionId, eipId, cancellationToken)).Fence;

    /// <inheritdoc/>
    public async IAsyncEnumerable<BoundEip> ListAsync(
        string accountId, string regionId, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        ArgumentNullException.ThrowIfNull(regionId);
        await DelayAsync(cancellationToken);
        _faults.BeforeRead();
        BoundEip[] bound;
        lock (_gate)
        {
            bound =
            [
                .. _table.Entries
                    .Where(e => e.Live is { } live
                        && live.AccountId == accountId
                        && live.RegionId == regionId
                        && (after is null || string.CompareOrdinal(live.EipId, after) > 0))
                    .Select(e => new BoundEip(e.Live!, e.Fence))
                    .OrderBy(one => one.Binding.EipId, StringComparer.Ordinal),
            ];
        }

        foreach (var one in bound)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return one;
        }
    }

    /// <summary>Opens a flow through an EIP.</summary>
    /// <param name="regionId">The region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="remote">The other end, in any form.</param>
    /// <returns>True when the flow is open; false when the EIP is not bound and so leads nowhere.</returns>
    public bool OpenFlow(string regionId, string eipId, string remote)
    {
        lock (_gate)
        {
            if (_table.Find(regionId, eipId) is null)
            {
                return false;
            }

            if (!_flows.TryGetValue((regionId, eipId), out var flows))
            {
                _flows[(regionId, eipId)] = flows = [];
            }

            flows.Add(new(remote, _time.GetUtcNow()));
            return true;
        }
    }

    /// <summary>Lists the established flows of an EIP. Unbinding it cuts them, as does binding it otherwise.</summary>
    /// <param name="regionId">The region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <returns>The flows, oldest first.</returns>
    public IReadOnlyList<GatewayFlow> FlowsOf(string regionId, string eipId)
    {
        lock (_gate)
        {
            return _flows.TryGetValue((regionId, eipId), out var flows) ? [.. flows] : [];
        }
    }

    /// <summary>
    /// Loses a binding, as a data plane does that is reset or changed by hand: nobody asked for it, no fence tells of it.
    /// Its flows are cut.
    /// </summary>
    /// <param name="regionId">The region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <returns>False when it was not bound.</returns>
    public bool Lose(string regionId, string eipId)
    {
        lock (_gate)
        {
            if (_table.Last(regionId, eipId) is not { Live: not null } last)
            {
                return false;
            }

            Record(last with { Live = null });
            return true;
        }
    }

    /// <summary>Closes the log.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _log.Dispose();
        }
    }

    /// <summary>Reads binding and fence of an EIP at one moment.</summary>
    internal async Task<BindingState> ReadStateAsync(string regionId, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(regionId);
        ArgumentNullException.ThrowIfNull(eipId);
        await DelayAsync(cancellationToken);
        _faults.BeforeRead();
        lock (_gate)
        {
            return _table.Last(regionId, eipId) is { } last ? new(last.Fence, last.Live) : new(0, null);
        }
    }

    private Task DelayAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var latency = _faults.NextLatency();
        return latency > TimeSpan.Zero ? Task.Delay(latency, _time, cancellationToken) : Task.CompletedTask;
    }

    private async Task BindAsync(GatewayBinding binding, long fence, bool replaces, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(binding);
        await DelayAsync(cancellationToken);

        // A fault keeps a rebinding from being made, not the binding that it would replace from standing: a change that
        // was refused can be undone while the fault lasts.
        var stands = replaces && binding.IsLike(Find(binding));
        if (stands)
        {
            _faults.BeforeRead();
        }

        var isApplied = stands || _faults.BeforeBind(binding);
        Change(new(binding.RegionId, binding.EipId, fence, binding, binding, Rejection: null, replaces), isApplied);
        _faults.BeforeAnswer();
    }

    private GatewayBinding? Find(GatewayBinding binding)
    {
        lock (_gate)
        {
            return _table.Find(binding.RegionId, binding.EipId);
        }
    }

    private void Change(GatewayLogEntry change, bool isApplied)
    {
        lock (_gate)
        {
            var last = _table.Last(change.RegionId, change.EipId);
            if (last is null || change.Fence > last.Fence)
            {
                // A rejected change counts as seen too: one that was meant to come before it must not take effect.
                var rejection = _table.Conflict(change);
                last = rejection is null && isApplied ? change : change with { Live = last?.Live, Rejection = rejection };
                Record(last);
            }
            else if (change.Fence < last.Fence)
            {
                throw new GatewayRejectedException(
                    $"Fence {change.Fence} of {change.EipId} is older than {last.Fence}, which the gateway has seen.");
            }
            else if (!change.AsksLike(last))
            {
                throw new GatewayRejectedException($"Fence {change.Fence} of {change.EipId} was used for another change.");
            }
            else if (last.Live != last.Asked && isApplied && last.Rejection is null)
            {
                // Accepted before and not applied: the repetition makes up for it, unless another has the target by now.
                if (_table.Conflict(change) is { } rejection)
                {
                    throw new GatewayRejectedException(rejection);
                }

                Record(change);
            }

            if (last.Rejection is not null)
            {
                throw new GatewayRejectedException(last.Rejection);
            }
        }
    }

    private void Record(GatewayLogEntry entry)
    {
        try
        {
            _log.Append(entry);
        }
        catch (IOException e)
        {
            throw new GatewayUnavailableException("The simulated gateway could not write its log.", e);
        }

        var before = _table.Find(entry.RegionId, entry.EipId);
        _table.Apply(entry);
        if (before is not null && !before.IsLike(entry.Live))
        {
            _flows.Remove((entry.RegionId, entry.EipId));
        }

        if (_log.Lines >= _compactAt)
        {
            Compact();
        }
    }

    private void Compact()
    {
        try
        {
            _log.Compact(_table.Entries);
        }
        catch (IOException e)
        {
            // The log stays as it is, whole; the change that came before is not to blame.
            _logger.CompactionFailed(e);
        }

        _compactAt = Math.Max(CompactAfterLines, _log.Lines * 2);
    }
}
