using static EipFunctions.Events.Tests.Some;

namespace EipFunctions.Events.Tests;

/// <summary>The clock stands still but where a test moves it: nothing here waits for the interval or the linger.</summary>
public sealed class OutboxPublisherDrainTests : IAsyncDisposable
{
    private readonly PublisherFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task DrainAsync_EventsThatNobodyAnnounced_AreDeliveredAndGone()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Outbox.Commit(Entries("a", 1, 3));
        _fixture.Outbox.Commit(Entries("b", 7, 8));

        Assert.True(await publisher.DrainAsync(default));

        Assert.Equal(0, _fixture.Outbox.Count);
        Assert.Equal(["a/1", "a/2", "a/3", "b/7", "b/8"], _fixture.Topic.Accepted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DrainAsync_NothingThere_IsTrue()
    {
        var publisher = await _fixture.StartAsync();

        Assert.True(await publisher.DrainAsync(default));
    }

    [Fact]
    public async Task DrainAsync_DeliveredAndLingering_AreGoneAtOnce()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entry("a", 1));
        Assert.True(await publisher.FlushAsync(Partition, "a", default));
        Assert.Equal(1, _fixture.Outbox.Count);

        Assert.True(await publisher.DrainAsync(default));

        Assert.Equal(0, _fixture.Outbox.Count);
        Assert.Equal(["a/1"], _fixture.Topic.Accepted);
    }

    [Fact]
    public async Task DrainAsync_MoreThanMemoryHolds_DeliversAll()
    {
        _fixture.Options.MaxQueuedEvents = 4;
        var publisher = await _fixture.StartAsync();
        for (var eip = 0; eip < 10; eip++)
        {
            _fixture.Outbox.Commit(Entries($"e{eip}", 1, 3));
        }

        for (var attempt = 1; !await publisher.DrainAsync(default); attempt++)
        {
            // What was delivered faster than it could be removed is left to the next one.
            Assert.InRange(attempt, 1, 30);
        }

        Assert.Equal(0, _fixture.Outbox.Count);
        Assert.Equal(30, _fixture.Topic.Accepted.Distinct().Count());
    }

    [Fact]
    public async Task DrainAsync_TopicDown_IsFalseAndNothingIsLost()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Status = 503;
        _fixture.Outbox.Commit(Entries("a", 1, 2));

        Assert.False(await publisher.DrainAsync(default));
        Assert.False(await publisher.DrainAsync(default));
        Assert.Equal(2, _fixture.Outbox.Count);

        _fixture.Topic.Status = 200;
        await _fixture.EventuallyAsync(() => _fixture.Topic.Accepted.Count == 2, TimeSpan.FromSeconds(1));
        Assert.True(await publisher.DrainAsync(default));
        Assert.Equal(["a/1", "a/2"], _fixture.Topic.Accepted);
    }

    [Fact]
    public async Task DrainAsync_OneEventRefused_IsFalseAndTheOthersAreGone()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Refuses = e => e.Id == "a/1";
        _fixture.Outbox.Commit(Entries("a", 1, 2));
        _fixture.Outbox.Commit(Entries("b", 1, 2));

        // The first one may end with the refusal, before the others are sent.
        Assert.False(await publisher.DrainAsync(default));
        Assert.False(await publisher.DrainAsync(default));

        Assert.Equal(2, _fixture.Outbox.Count);
        Assert.Equal(["b/1", "b/2"], _fixture.Topic.Accepted);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task DrainAsync_StoreDown_IsFalse(bool readings, bool removals)
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Outbox.Commit(Entry("a", 1));
        (_fixture.Outbox.FailsReadings, _fixture.Outbox.FailsRemovals) = (readings, removals);

        Assert.False(await publisher.DrainAsync(default));

        (_fixture.Outbox.FailsReadings, _fixture.Outbox.FailsRemovals) = (false, false);
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(["a/1"], _fixture.Topic.Accepted);
    }

    [Fact]
    public async Task DrainAsync_Disabled_IsFalseAndReadsNothing()
    {
        _fixture.Options.Enabled = false;
        var publisher = await _fixture.StartAsync();
        _fixture.Outbox.Commit(Entry("a", 1));

        Assert.False(await publisher.DrainAsync(default));

        Assert.Equal(0, _fixture.Outbox.Readings);
        Assert.Equal(1, _fixture.Outbox.Count);
    }

    [Fact]
    public async Task DrainAsync_ManyAtOnce_AllSeeItEmptyAndEachEventIsSentOnce()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Outbox.Commit(Entries("a", 1, 50));

        var drained = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => publisher.DrainAsync(default))));

        Assert.All(drained, Assert.True);
        Assert.Equal(0, _fixture.Outbox.Count);
        Assert.Equal(50, _fixture.Topic.Accepted.Count);
    }

    [Fact]
    public async Task DrainAsync_Cancelled_ThrowsAndDeliveryGoesOn()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Hangs = true;
        _fixture.Outbox.Commit(Entry("a", 1));
        using var cancel = new CancellationTokenSource();
        var drain = publisher.DrainAsync(cancel.Token);
        await _fixture.EventuallyAsync(() => _fixture.Topic.Batches.Count == 1);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drain);
        _fixture.Topic.Hangs = false;
        await _fixture.EventuallyAsync(() => _fixture.Topic.Accepted.Count == 1, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task DrainAsync_HostStops_IsFalse()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Hangs = true;
        _fixture.Outbox.Commit(Entry("a", 1));
        var drain = publisher.DrainAsync(default);
        await _fixture.EventuallyAsync(() => _fixture.Topic.Batches.Count == 1);

        await publisher.StopAsync(new CancellationToken(canceled: true));
        _fixture.Topic.Hangs = false;
        await _fixture.EventuallyAsync(() => drain.IsCompleted, TimeSpan.FromSeconds(1));

        Assert.False(await drain);
        Assert.False(await publisher.DrainAsync(default));
    }
}
