using static EipFunctions.Events.Tests.Some;

namespace EipFunctions.Events.Tests;

public sealed class OutboxPublisherDeliveryTests : IAsyncDisposable
{
    private readonly PublisherFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task FlushAsync_TopicUp_IsTrueOnceDelivered()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entry("a", 1));

        Assert.True(await publisher.FlushAsync(Partition, "a", default));

        Assert.Equal(["a/1"], _fixture.Topic.Accepted);
        Assert.True(await publisher.FlushAsync(Partition, "unknown", default));
    }

    [Fact]
    public async Task Enqueue_WhileABatchIsOnItsWay_GathersTheNextBatchInOrder()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Hangs = true;
        _fixture.Commit(publisher, Entry("a", 1));
        await _fixture.EventuallyAsync(() => _fixture.Topic.Batches.Count == 1);
        _fixture.Topic.Hangs = false;
        _fixture.Commit(publisher, Entries("a", 2, 4));
        _fixture.Commit(publisher, Entries("b", 1, 2));

        await _fixture.EventuallyAsync(() => _fixture.Topic.Accepted.Count == 6, TimeSpan.FromSeconds(1));

        Assert.Equal(["a/1", "a/2", "a/3", "a/4"], _fixture.Topic.Accepted.Where(id => id.StartsWith('a')));
        Assert.Equal(["b/1", "b/2"], _fixture.Topic.Accepted.Where(id => id.StartsWith('b')));
        Assert.Equal(2, _fixture.Topic.Batches.Count);
    }

    [Fact]
    public async Task Enqueue_MoreThanFitsARequest_IsSplit()
    {
        var entries = Enumerable.Range(1, 30).Select(i => Entry("a", i, new string('x', 100_000))).ToArray();
        var publisher = _fixture.Create();
        _fixture.Commit(publisher, entries);
        _fixture.Commit(publisher, [.. Enumerable.Range(0, 5_500).Select(i => Entry($"b{i}", 1))]);

        await publisher.StartAsync(default);
        await _fixture.EventuallyAsync(() => _fixture.Topic.Accepted.Count == 5_530);

        Assert.Equal(entries.Select(e => e.Event.EventId), _fixture.Topic.Accepted.Where(id => id.StartsWith('a')));
        Assert.All(_fixture.Topic.Batches, b => Assert.InRange(b.Count(id => id.StartsWith('a')), 0, 9));
    }

    [Fact]
    public async Task Start_EventsLeftByACrash_AreDeliveredBeforeNewOnes()
    {
        _fixture.Outbox.Commit(Entries("a", 5, 7));
        var publisher = _fixture.Create();
        _fixture.Commit(publisher, Entry("a", 8), Entry("b", 1));
        await publisher.StartAsync(default);

        Assert.True(await publisher.FlushAsync(Partition, "a", default));

        Assert.Equal(["a/5", "a/6", "a/7", "a/8"], _fixture.Topic.Accepted.Where(id => id.StartsWith('a')));
    }

    [Fact]
    public async Task Enqueue_PredecessorLeftByAnotherHost_IsDeliveredFirst()
    {
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entry("b", 1));
        Assert.True(await publisher.FlushAsync(Partition, "b", default));
        _fixture.Outbox.Commit(Entry("a", 3), Entry("b", 2));
        _fixture.Commit(publisher, Entry("a", 4), Entry("b", 3));

        Assert.True(await publisher.FlushAsync(Partition, "a", default));
        Assert.True(await publisher.FlushAsync(Partition, "b", default));

        Assert.Equal(["a/3", "a/4"], _fixture.Topic.Accepted.Where(id => id.StartsWith('a')));
        Assert.Equal(["b/1", "b/2", "b/3"], _fixture.Topic.Accepted.Where(id => id.StartsWith('b')));
    }

    [Fact]
    public async Task Enqueue_AlreadyDeliveredElsewhere_CountsAsDelivered()
    {
        var publisher = await _fixture.StartAsync();
        publisher.Enqueue([Entry("a", 4)]);

        Assert.True(await publisher.FlushAsync(Partition, "a", default));

        Assert.Empty(_fixture.Topic.Accepted);
    }

    [Fact]
    public async Task Enqueue_MoreThanMemoryHolds_IsLeftToTheSweepInOrder()
    {
        _fixture.Options.MaxQueuedEvents = 10;
        var publisher = await _fixture.StartAsync();
        _fixture.Topic.Status = 503;
        for (var i = 1; i <= 50; i++)
        {
            _fixture.Commit(publisher, Entry("a", i), Entry("b", i));
        }

        await _fixture.EventuallyAsync(() => _fixture.Topic.Batches.Count > 0);
        Assert.All(_fixture.Topic.Batches, b => Assert.InRange(b.Length, 1, 10));
        _fixture.Topic.Status = 200;
        await _fixture.EventuallyAsync(() => _fixture.Outbox.Count == 0, TimeSpan.FromSeconds(3));

        Assert.Equal(Entries("a", 1, 50).Select(e => e.Event.EventId), _fixture.Topic.Accepted.Where(id => id.StartsWith('a')));
        Assert.Equal(Entries("b", 1, 50).Select(e => e.Event.EventId), _fixture.Topic.Accepted.Where(id => id.StartsWith('b')));
    }

    [Fact]
    public async Task Disabled_Enqueued_StaysInTheOutbox()
    {
        _fixture.Options.Enabled = false;
        var publisher = await _fixture.StartAsync();
        _fixture.Commit(publisher, Entry("a", 1));

        Assert.False(await publisher.FlushAsync(Partition, "a", default));

        Assert.Equal(1, _fixture.Outbox.Count);
        Assert.Empty(_fixture.Topic.Batches);
    }
}
