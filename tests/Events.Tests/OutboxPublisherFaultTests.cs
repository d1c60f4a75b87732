using static EipFunctions.Events.Tests.Some;

namespace EipFunctions.Events.Tests;

public sealed class OutboxPublisherFaultTests : IAsyncDisposable
{
    private readonly PublisherFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(401)]
    [InlineData(0)]
    public async Task Send_TopicDown_BacksOffFrom1SecondDoublingTo1Minute(int status)
    {
        _fixture.Options.SweepInterval = TimeSpan.FromDays(1);
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Status = status;
        _fixture.Commit(publisher, Entry("a", 1));
        await _fixture.EventuallyAsync(() => _fixture.Topic.Batches.Count == 1);
        Assert.False(await publisher.FlushAsync(Partition, "a", default));

        var attempts = 1;
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            // The timer of the back-off starts shortly after the attempt: only then does the clock count.
            await _fixture.EventuallyAsync(
                () => _fixture.Topic.Batches.Count > attempts, TimeSpan.FromMilliseconds(seconds * 100));
            Assert.Equal(++attempts, _fixture.Topic.Batches.Count);
        }

        _fixture.Topic.Status = 200;
        await _fixture.EventuallyAsync(() => _fixture.Topic.Accepted.Count == 1, TimeSpan.FromSeconds(10));
        Assert.True(await publisher.FlushAsync(Partition, "a", default));
    }

    [Fact]
    public async Task FlushAsync_TopicKnownToBeDown_IsFalseAtOnce()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Status = 500;
        _fixture.Commit(publisher, Entry("a", 1));
        Assert.False(await publisher.FlushAsync(Partition, "a", default));
        _fixture.Commit(publisher, Entry("b", 1));

        var flush = publisher.FlushAsync(Partition, "b", default);

        Assert.True(flush.IsCompleted);
        Assert.False(await flush);
    }

    [Fact]
    public async Task FlushAsync_TopicHangs_IsFalseAfterTheLimit()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Hangs = true;
        _fixture.Commit(publisher, Entry("a", 1));
        await _fixture.EventuallyAsync(() => _fixture.Topic.Batches.Count == 1);

        var flush = publisher.FlushAsync(Partition, "a", default);
        _fixture.Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(flush.IsCompleted);
        _fixture.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.False(await flush);
    }

    [Fact]
    public async Task FlushAsync_Cancelled_Throws()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Hangs = true;
        _fixture.Commit(publisher, Entry("a", 1));
        using var cancel = new CancellationTokenSource();

        var flush = publisher.FlushAsync(Partition, "a", cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
    }

    [Fact]
    public async Task Send_TopicHangs_TimesOutAndTriesAgain()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Hangs = true;
        _fixture.Commit(publisher, Entry("a", 1));
        await _fixture.EventuallyAsync(() => _fixture.Topic.Batches.Count == 1);
        _fixture.Topic.Hangs = false;

        await _fixture.EventuallyAsync(() => _fixture.Topic.Accepted.Count == 1, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Send_OneEventRefused_HoldsBackItsOwnEipOnly()
    {
        var publisher = _fixture.Create();
        _fixture.Topic.Refuses = e => e.Id == "c/2";
        foreach (var eip in (string[])["a", "b", "c", "d", "e"])
        {
            _fixture.Commit(publisher, Entries(eip, 1, 3));
        }

        await publisher.StartAsync(default);
        await _fixture.EventuallyAsync(() => _fixture.Topic.Accepted.Count == 13);

        Assert.False(await publisher.FlushAsync(Partition, "c", default));
        _fixture.Commit(publisher, Entry("c", 4), Entry("d", 4));
        Assert.True(await publisher.FlushAsync(Partition, "d", default));
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 3, TimeSpan.FromMilliseconds(100));
        Assert.DoesNotContain(_fixture.Topic.Accepted, id => id is "c/2" or "c/3" or "c/4");

        _fixture.Topic.Refuses = _ => false;
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(["c/1", "c/2", "c/3", "c/4"], _fixture.Topic.Accepted.Where(id => id.StartsWith('c')));
    }

    [Fact]
    public async Task Remove_Delivered_GathersForTheLinger()
    {
        var publisher = await _fixture.StartAsync();
        foreach (var i in (int[])[1, 2, 3])
        {
            _fixture.Commit(publisher, Entry("a", i));
            Assert.True(await publisher.FlushAsync(Partition, "a", default));
        }

        Assert.Equal(3, _fixture.Outbox.Count);
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0, TimeSpan.FromMilliseconds(100));

        Assert.Equal([3], _fixture.Outbox.Removals);
    }

    [Fact]
    public async Task Remove_AHundredDelivered_DoesNotWait()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entries("a", 1, 100));

        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0);
    }

    [Fact]
    public async Task Remove_StoreDown_IsTriedAgainWithoutASecondDelivery()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Outbox.FailsRemovals = true;
        _fixture.Commit(publisher, Entry("a", 1));
        Assert.True(await publisher.FlushAsync(Partition, "a", default));
        var readings = _fixture.Outbox.Readings;
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Readings > readings + 2, TimeSpan.FromSeconds(5));
        _fixture.Outbox.FailsRemovals = false;

        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0, TimeSpan.FromSeconds(1));

        Assert.Equal(["a/1"], _fixture.Topic.Accepted);
    }

    [Fact]
    public async Task Sweep_StoreDown_IsTriedAgain()
    {
        _fixture.Outbox.FailsReadings = true;
        _fixture.Outbox.Commit(Entry("a", 7));
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entry("b", 1));
        Assert.True(await publisher.FlushAsync(Partition, "b", default));
        _fixture.Outbox.FailsReadings = false;

        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0, TimeSpan.FromMilliseconds(500));

        Assert.Contains("a/7", _fixture.Topic.Accepted);
    }

    [Fact]
    public async Task StopAsync_DeliveredEvents_AreRemoved()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entry("a", 1));
        Assert.True(await publisher.FlushAsync(Partition, "a", default));

        await publisher.StopAsync(default);

        Assert.Equal(0, _fixture.Outbox.Count);
    }

    [Fact]
    public async Task Sweep_Idle_ReadsEachPartitionOncePerInterval()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entry("a", 1));
        Assert.True(await publisher.FlushAsync(Partition, "a", default));
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0, TimeSpan.FromMilliseconds(100));
        var readings = _fixture.Outbox.Readings;

        await _fixture.EventuallyAsync(() => _fixture.Outbox.Readings == readings + 1, TimeSpan.FromSeconds(1));
        var first = _fixture.Time.GetUtcNow();
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Readings == readings + 2, TimeSpan.FromSeconds(1));

        Assert.InRange((_fixture.Time.GetUtcNow() - first).TotalSeconds, 59, 75);
    }
}
