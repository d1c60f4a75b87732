namespace EipFunctions.Events.Publishing;

/// <summary>Delays of 1 second doubling to 1 minute, each shortened at random by up to a half so that hosts spread.</summary>
/// <param name="jitter">A number from 0 to 1, each time another.</param>
internal sealed class BackOff(Func<double> jitter)
{
    private const double MaxSeconds = 60;

    private double _seconds = 1;

    /// <summary>The delay after another failure.</summary>
    public TimeSpan Next()
    {
        var delay = TimeSpan.FromSeconds(_seconds * (1 - (jitter() / 2)));
        _seconds = Math.Min(_seconds * 2, MaxSeconds);
        return delay;
    }

    /// <summary>Starts again at 1 second.</summary>
    public void Reset() => _seconds = 1;
}
