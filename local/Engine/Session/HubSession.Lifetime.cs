namespace EipFunctions.Engine;

internal sealed partial class HubSession
{
    /// <summary>How long an instance must run after a crash before it is no longer suspected of causing it.</summary>
    private static readonly TimeSpan Probation = TimeSpan.FromMinutes(1);

    private readonly List<ITimer> _timers = [];
    private Task _loops = Task.CompletedTask;

    /// <summary>Starts to flush and reads back what is active. Instances run as soon as they are read.</summary>
    /// <param name="services">What the engine shares.</param>
    /// <param name="owners">The owner rows, one for each shard.</param>
    /// <param name="wasReleased">Whether the owner before stopped cleanly.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<HubSession> OpenAsync(
        EngineServices services, IReadOnlyList<OwnerRow> owners, bool wasReleased, CancellationToken cancellationToken)
    {
        var session = new HubSession(services, owners);
        try
        {
            session._loops = Task.WhenAll(session._shards.Select(shard => Task.Run(() => session.RunAsync(shard), CancellationToken.None)));
            session.StartTimers(wasReleased);
            var recovered = await session.RecoverAsync(countsRecovery: !wasReleased, cancellationToken);
            services.Log.HubOpened(owners[0].OwnerId, owners[0].Epoch, recovered.Count);
            _ = Task.Run(() => session.LoadAsync(recovered), CancellationToken.None);
            return session;
        }
        catch
        {
            session.Abandon();
            await session._loops;
            throw;
        }
    }

    /// <summary>Drops all memory; nothing more is written, and results that still come are ignored.</summary>
    public void Abandon()
    {
        _abandoned.Cancel();
        _ended.TrySetResult();
        StopTimers();
        Activities.Abandon();
        foreach (var instance in _shards.SelectMany(s => s.Instances.Values))
        {
            instance.Abandon();
        }
    }

    /// <summary>Lets running activities end, writes all there is to write and gives the hub up.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (IsAbandoned)
        {
            await _loops;
            return;
        }

        _isDraining = true;
        StopTimers();
        await Activities.DrainAsync(Services.Options.DrainTimeout);
        foreach (var instance in _shards.SelectMany(s => s.Instances.Values))
        {
            instance.EnqueueNow();
        }

        try
        {
            var drained = Task.WhenAll(_shards.Select(s => s.DrainAsync())).WaitAsync(Services.Options.DrainTimeout, Services.Time, cancellationToken);
            if (await Task.WhenAny(drained, _ended.Task) == drained)
            {
                await drained;
                await _loops;

                // The first shard is the hub's lease: it goes last.
                foreach (var shard in _shards.Reverse())
                {
                    await shard.ReleaseAsync(cancellationToken);
                }

                Log.HubReleased();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException || StorageFault.IsTransient(e))
        {
            Log.HubNotReleased(e);
        }

        Abandon();
        await _loops;
    }

    /// <summary>Completes when nothing of the session writes any more.</summary>
    public Task ClosedAsync() => _loops;

    private async Task RunAsync(Shard shard)
    {
        try
        {
            await shard.RunAsync(Abandoned);
        }
        catch (Exception) when (IsAbandoned)
        {
            Log.ShardStopped(shard.Name);
        }
        catch (ShardLostException e)
        {
            Log.ShardLost(e.Message);
            Abandon();
        }
#pragma warning disable CA1031 // A loop that ended for another reason must not leave a hub that looks owned and writes nothing.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ShardFailed(e, shard.Name);
            Abandon();
        }
    }

    private async Task<List<Instance>> RecoverAsync(bool countsRecovery, CancellationToken cancellationToken)
    {
        var recovered = new List<Instance>();
        foreach (var shard in _shards)
        {
            await foreach (var entity in Services.Table.ScanActive(shard.Name, cancellationToken))
            {
                try
                {
                    var (record, tail) = InstanceRow.Read(entity);
                    var instance = Instance.Recover(this, shard, record, tail, countsRecovery);
                    if (shard.Instances.TryAdd(instance.Id, instance))
                    {
                        Interlocked.Increment(ref _active);
                        recovered.Add(instance);
                    }
                }
#pragma warning disable CA1031 // A row that cannot be read stops its instance, not the shard.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    Log.RowUnreadable(e, shard.Name, entity.RowKey);
                }
            }
        }

        return recovered;
    }

    private async Task LoadAsync(List<Instance> recovered)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Abandoned };
        try
        {
            await Parallel.ForEachAsync(recovered, options, async (instance, token) => await instance.LoadAsync(token));
        }
        catch (OperationCanceledException) when (IsAbandoned)
        {
            Log.RecoveryAbandoned();
        }
    }

    private void StartTimers(bool wasReleased)
    {
        var (time, interval) = (Services.Time, Services.Options.RenewInterval);
        _timers.Add(time.CreateTimer(
            _ =>
            {
                if (_shards[0].SinceLastFlush >= interval / 2)
                {
                    _ = _shards[0].RenewAsync();
                }
            },
            null, interval, interval));
        if (!wasReleased)
        {
            _timers.Add(time.CreateTimer(_ => ForgiveRecoveries(), null, Probation, Timeout.InfiniteTimeSpan));
        }

        var sweeper = new RetentionSweeper(this);
        _timers.Add(time.CreateTimer(
            _ => _ = sweeper.SweepAsync(), null, Services.Options.RetentionInterval, Services.Options.RetentionInterval));
    }

    private void StopTimers()
    {
        foreach (var timer in _timers)
        {
            timer.Dispose();
        }
    }

    private void ForgiveRecoveries()
    {
        foreach (var instance in _shards.SelectMany(s => s.Instances.Values))
        {
            instance.ForgiveRecoveries();
        }
    }
}
