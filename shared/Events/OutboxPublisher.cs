using Azure.Messaging.EventGrid;
using EipFunctions.Domain.Accounts;
using EipFunctions.Events.Publishing;
using EipFunctions.Events.Removal;
using EipFunctions.Events.Sweeping;
using EipFunctions.Events.Topic;
using EipFunctions.Storage.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Events;

/// <summary>
/// Sends what is queued, one batch at a time: while one is on its way the next one fills, so that load makes batches
/// larger rather than requests more.
/// </summary>
internal sealed class OutboxPublisher : BackgroundService, IOutboxPublisher
{
    /// <summary>Event Grid's limits are 5,000 events and 1 MB a request.</summary>
    private const int MaxBatchEvents = 5_000;

    private const int MaxBatchBytes = 1_000_000;

    private readonly EventGridOptions _options;
    private readonly TimeProvider _time;
    private readonly EventMetrics _metrics;
    private readonly ILogger<OutboxPublisher> _logger;
    private readonly EventQueue _queue;
    private readonly TopicCircuit _circuit;
    private readonly DeliveredRemover _remover;
    private readonly OutboxSweeper _sweeper;
    private readonly TopicSender? _sender;
    private readonly TaskCompletionSource _swept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates a publisher; it runs once it is started.</summary>
    /// <param name="outbox">Where committed events wait.</param>
    /// <param name="client">The topic's client; null when publishing is disabled.</param>
    /// <param name="options">The settings, already checked.</param>
    /// <param name="metrics">Where to count.</param>
    /// <param name="time">The clock.</param>
    /// <param name="jitter">A number from 0 to 1, each time another; called from any thread.</param>
    /// <param name="logger">Where to log.</param>
    public OutboxPublisher(
        IOutbox outbox,
        EventGridPublisherClient? client,
        EventGridOptions options,
        EventMetrics metrics,
        TimeProvider time,
        Func<double> jitter,
        ILogger<OutboxPublisher> logger)
    {
        _options = options;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _queue = new(options.MaxQueuedEvents, time);
        _circuit = new(new(jitter), time);
        _remover = new(outbox, new(options.MaxQueuedEvents), options.RemovalLinger, new(jitter), time, logger);
        _sweeper = new(outbox, _queue, _remover, _circuit, options.SweepInterval, new(jitter), time, logger);
        if (client is not null)
        {
            _sender = new(client, options.SendTimeout, time, metrics, logger);
            metrics.Observe(_queue);
        }
    }

    /// <inheritdoc/>
    public bool RequestSweep(AccountRegion partition)
    {
        if (_sender is null)
        {
            return false;
        }

        _queue.WantSweep(partition);
        return true;
    }

    /// <inheritdoc/>
    public void Enqueue(IReadOnlyCollection<OutboxEntry> committed)
    {
        ArgumentNullException.ThrowIfNull(committed);
        if (_sender is not null)
        {
            _queue.Enqueue(committed);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> FlushAsync(AccountRegion partition, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(eipId);
        cancellationToken.ThrowIfCancellationRequested();
        if (_sender is null)
        {
            return false;
        }

        var limit = _options.FlushLimit;
        if (!_swept.Task.IsCompleted)
        {
            // Before the first sweep an event that a crash left would not be known yet.
            var start = _time.GetTimestamp();
            try
            {
                await _swept.Task.WaitAsync(limit, _time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return false;
            }

            var left = limit - _time.GetElapsedTime(start);
            limit = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        return await _queue.FlushAsync(new(partition, eipId), _circuit.IsOpen, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> DrainAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_sender is null)
        {
            return false;
        }

        var drained = SweepAndFlushAsync(cancellationToken);
        return await Task.WhenAny(drained, _ended.Task) == drained && await drained;
    }

    /// <summary>Stops sending and removes what was delivered. What waits is delivered after the next start.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _ended.TrySetResult();
        if (!cancellationToken.IsCancellationRequested)
        {
            await _remover.RemoveAllAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_sender is null)
        {
            _logger.Disabled();
            return;
        }

        try
        {
            await _sweeper.SweepAtStartAsync(stoppingToken);
            _swept.SetResult();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            Task[] loops = [_sweeper.RunAsync(end.Token), _remover.RunAsync(end.Token), PumpAsync(_sender, end.Token)];

            // None ends by itself: when one fails, the others end too and the host learns of it.
            await Task.WhenAny(loops);
            await end.CancelAsync();
            await Task.WhenAll(loops);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _logger.Stopped(_queue.Count);
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private async Task<bool> SweepAndFlushAsync(CancellationToken cancellationToken)
    {
        var overlooked = _remover.Overlooked;
        var read = await _sweeper.SweepAllAsync(cancellationToken);
        var delivered = await _queue.FlushAllAsync(() => _circuit.IsOpen, cancellationToken);

        // Whatever was delivered goes at once: the host may not be there any more when its time would come.
        var removed = await _remover.RemoveAllAsync(cancellationToken);
        return read && delivered && removed && _remover.Overlooked == overlooked;
    }

    private async Task PumpAsync(TopicSender sender, CancellationToken stoppingToken)
    {
        while (true)
        {
            await _circuit.WaitAsync(stoppingToken);
            stoppingToken.ThrowIfCancellationRequested();
            if (_queue.Take(MaxBatchEvents, MaxBatchBytes) is { } batch)
            {
                await SendAsync(sender, batch);
            }
            else
            {
                await _queue.Work.WaitAsync(stoppingToken);
            }
        }
    }

    // Not cancelled by a stop: an attempt on its way ends by itself, and its events need no second delivery.
    private async Task SendAsync(TopicSender sender, EventBatch batch)
    {
        var parts = new Stack<IReadOnlyList<QueuedEvent>>([batch.Events]);
        while (parts.TryPop(out var part))
        {
            // The later events of an EIP must not overtake its refused one.
            QueuedEvent[] events = [.. part.Where(e => !_queue.IsBlocked(e))];
            if (events.Length == 0)
            {
                continue;
            }

            var outcome = await DeliverAsync(sender, events);
            if (outcome == SendOutcome.Unavailable)
            {
                _logger.BackingOff(_circuit.Failed());
                _queue.FailWaiters();
                _queue.SweepWork.Set();
                break;
            }

            Succeeded();
            if (outcome == SendOutcome.Accepted)
            {
                // Who waits for the delivery may ask for the removal next.
                _remover.Add(events.Select(e => e.Entry));
                _queue.Delivered(events);
                _metrics.Delivered(events.Length);
            }
            else if (events.Length == 1)
            {
                _queue.Block(events[0], _time.GetUtcNow() + _options.SweepInterval);
                _logger.EventRefused(events[0].Entry.Event.EventId, events[0].Entry.Event.Type, events[0].Key.EipId);
            }
            else
            {
                parts.Push(events[(events.Length / 2)..]);
                parts.Push(events[..(events.Length / 2)]);
            }
        }

        _queue.Release(batch);
    }

    private static async Task<SendOutcome> DeliverAsync(TopicSender sender, QueuedEvent[] events)
    {
        using var span = EventTracing.StartDelivery(events);
        var outcome = await sender.SendAsync(events.Select(e => e.CloudEvent));
        EventTracing.Note(span, outcome);
        return outcome;
    }

    private void Succeeded()
    {
        if (_circuit.IsOpen)
        {
            _logger.Recovered();
            _circuit.Succeeded();
            _queue.SweepWork.Set();
        }
    }
}
