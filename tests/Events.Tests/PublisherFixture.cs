using System.Diagnostics;
using EipFunctions.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Events.Tests;

/// <summary>Publishers over one outbox and topic, on a clock that stands still.</summary>
internal sealed class PublisherFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services =
        new ServiceCollection().AddMetrics().AddSingleton<EventMetrics>().BuildServiceProvider();

    private readonly List<OutboxPublisher> _publishers = [];

    public FakeTimeProvider Time { get; } = new();

    public MemoryOutbox Outbox { get; } = new();

    public ScriptedTopic Topic { get; } = new();

    public EventGridOptions Options { get; } = new();

    public OutboxPublisher Create()
    {
        var publisher = new OutboxPublisher(
            Outbox, Options.Enabled ? Topic : null, Options, _services.GetRequiredService<EventMetrics>(), Time, () => 0,
            NullLogger<OutboxPublisher>.Instance);
        _publishers.Add(publisher);
        return publisher;
    }

    public async Task<OutboxPublisher> StartAsync()
    {
        var publisher = Create();
        await publisher.StartAsync(default);
        return publisher;
    }

    public void Commit(OutboxPublisher publisher, params OutboxEntry[] entries)
    {
        Outbox.Commit(entries);
        publisher.Enqueue(entries);
    }

    /// <summary>Waits for background work; with a step the clock moves on meanwhile.</summary>
    public async Task EventuallyAsync(Func<bool> condition, TimeSpan step = default)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10), "It did not come true in 10 seconds.");
            if (step > TimeSpan.Zero)
            {
                Time.Advance(step);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Topic.Hangs = false;
        foreach (var publisher in _publishers)
        {
            await publisher.StopAsync(new CancellationToken(canceled: true));
            publisher.Dispose();
        }

        await _services.DisposeAsync();
    }
}
