namespace EipFunctions.Engine;

/// <summary>The waits between tries of a storage call: doubling to ten seconds, half of each left to chance.</summary>
internal sealed class Backoff(TimeProvider time, Func<double> random)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _next = TimeSpan.FromMilliseconds(50);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var delay = _next * (0.5 + (random() / 2));
        _next = _next * 2 > Longest ? Longest : _next * 2;
        await Task.Delay(delay, time, cancellationToken);
    }
}
