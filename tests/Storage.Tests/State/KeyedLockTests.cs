using EipFunctions.Storage.State;
using FsCheck.Xunit;

namespace EipFunctions.Storage.Tests.State;

public sealed class KeyedLockTests
{
    private readonly KeyedLock _lock = new();

    [Fact]
    public async Task EnterAsync_SameKey_WaitsItsTurn()
    {
        var first = await _lock.EnterAsync(["a"], default);
        var second = _lock.EnterAsync(["a", "b"], default);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task EnterAsync_OtherKey_DoesNotWait()
    {
        using var first = await _lock.EnterAsync(["a"], default);

        Assert.True(_lock.EnterAsync(["b"], default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task EnterAsync_KeyGivenTwice_EntersOnce()
    {
        using (await _lock.EnterAsync(["a", "a"], default))
        {
        }

        Assert.True(_lock.IsEmpty);
    }

    [Fact]
    public async Task EnterAsync_CanceledWhileWaiting_LeavesTheKeysItHas()
    {
        using var cancellation = new CancellationTokenSource();
        var holder = await _lock.EnterAsync(["b"], default);
        var waiting = _lock.EnterAsync(["a", "b", "c"], cancellation.Token);

        await cancellation.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        (await _lock.EnterAsync(["a"], default)).Dispose();
        holder.Dispose();
        Assert.True(_lock.IsEmpty);
    }

    [Fact]
    public async Task Dispose_Twice_LeavesOnce()
    {
        var first = await _lock.EnterAsync(["a"], default);
        first.Dispose();
        using var second = await _lock.EnterAsync(["a"], default);
        var third = _lock.EnterAsync(["a"], default);

        first.Dispose();

        Assert.False(third.IsCompleted);
        second.Dispose();
        (await third).Dispose();
    }

    [Property(MaxTest = 30)]
    public async Task EnterAsync_OverlappingKeySets_ExcludesAndEnds(byte[][] sets)
    {
        var inside = new int[8];
        var work = sets.SelectMany(set => Enumerable.Repeat(set, 4)).Select(set => Task.Run(async () =>
        {
            var keys = set.Select(key => key % inside.Length).Distinct().ToList();
            using var held = await _lock.EnterAsync(set.Select(key => $"{key % inside.Length}"), default);
            Assert.All(keys, key => Assert.Equal(1, Interlocked.Increment(ref inside[key])));
            await Task.Yield();
            Assert.All(keys, key => Assert.Equal(0, Interlocked.Decrement(ref inside[key])));
        }));

        await Task.WhenAll(work).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        Assert.True(_lock.IsEmpty);
    }

    [Fact]
    public async Task EnterAsync_MoreThanMayWait_IsRefusedAndHoldsNothing()
    {
        var first = await _lock.EnterAsync(["b"], default);
        Task<IDisposable>[] waiting = [.. Enumerable.Range(1, KeyedLock.MaxUsers - 1).Select(_ => _lock.EnterAsync(["b"], default))];

        var refused = await Assert.ThrowsAsync<StateBusyException>(() => _lock.EnterAsync(["a", "b"], default));

        Assert.Contains($"{KeyedLock.MaxUsers}", refused.Message, StringComparison.Ordinal);
        Assert.True(_lock.EnterAsync(["a"], default).IsCompletedSuccessfully);
        first.Dispose();
        foreach (var entered in waiting)
        {
            (await entered).Dispose();
        }
    }
}
