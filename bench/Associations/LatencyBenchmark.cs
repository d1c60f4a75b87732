using System.Globalization;

namespace EipFunctions.Bench.Associations;

/// <summary>One association at a time on an idle machine: how long, and how many storage requests.</summary>
internal static class LatencyBenchmark
{
    private const int WarmUp = 100;
    private const int Measured = 300;

    public static async Task RunAsync(string connectionString, TextWriter output)
    {
        await using var host = await BenchHost.StartAsync(connectionString);
        await host.SeedAsync(0, WarmUp + Measured, withInstances: true);
        _ = await Latencies.MeasureAsync(Enumerable.Range(0, WarmUp), host.AssociateAsync);

        using var requests = new StorageRequests(connectionString);
        var latencies = await Latencies.MeasureAsync(Enumerable.Range(WarmUp, Measured), host.AssociateAsync);
        var untilAnswered = requests.Count;

        // Delivered events leave the outbox a moment later; those requests belong to the associations too.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        await output.WriteLineAsync($"one warm association, from HTTP request to InUse and published: {latencies}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"storage requests per association: {(double)untilAnswered / Measured:F2} until answered, {(double)requests.Count / Measured:F2} in all (target: at most 8)"));
    }
}
