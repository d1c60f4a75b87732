namespace EipFunctions.Workflows.Tests.Support;

/// <summary>A clock that runs faster than the real one, so that the pauses between attempts pass quickly.</summary>
internal sealed class FastTime : TimeProvider
{
    private const int Factor = 20;

    private readonly DateTimeOffset _start = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _start + ((System.GetUtcNow() - _start) * Factor);

    public override long GetTimestamp() => System.GetTimestamp() * Factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Shrink(dueTime), Shrink(period)));

    private static TimeSpan Shrink(TimeSpan span) => span <= TimeSpan.Zero ? span : (span / Factor) + TimeSpan.FromMilliseconds(1);

    private sealed class FastTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Shrink(dueTime), Shrink(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
