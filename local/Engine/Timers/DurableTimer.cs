namespace EipFunctions.Engine;

/// <summary>
/// Fires at a time, never early. It looks at the clock each hour at least, so that a clock that is set, or a time
/// farther away than a timer reaches, does no harm.
/// </summary>
internal sealed class DurableTimer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _fireAt;
    private readonly Action _fire;
    private readonly ITimer _timer;

    public DurableTimer(TimeProvider time, DateTimeOffset fireAt, Action fire)
    {
        (_time, _fireAt, _fire) = (time, fireAt, fire);
        _timer = time.CreateTimer(static timer => ((DurableTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start() => Tick();

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        var left = _fireAt - _time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            _timer.Dispose();
            _fire();
            return;
        }

        // Timers count whole milliseconds: round up, or it would fire early and spin.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        _timer.Change(due < Longest ? due : Longest, Timeout.InfiniteTimeSpan);
    }
}
