using System.Diagnostics;
using System.Globalization;

namespace EipFunctions.Bench.Associations;

/// <summary>How long calls took, one after the other.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    public double Median => Percentile(0.5);

    public static async Task<Latencies> MeasureAsync(IEnumerable<int> numbers, Func<int, Task> callAsync)
    {
        var latencies = new Latencies();
        foreach (var number in numbers)
        {
            var start = Stopwatch.GetTimestamp();
            await callAsync(number);
            latencies._milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        latencies._milliseconds.Sort();
        return latencies;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {Median:F1} ms, p99 {Percentile(0.99):F1} ms over {_milliseconds.Count}");

    private double Percentile(double part) => _milliseconds[(int)Math.Min(_milliseconds.Count - 1, part * _milliseconds.Count)];
}
