using System.Globalization;

namespace EipFunctions.Bench.Associations;

/// <summary>What a host that nobody calls asks of storage.</summary>
internal static class IdleBenchmark
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(string connectionString, TextWriter output)
    {
        await using var host = await BenchHost.StartAsync(connectionString);
        await host.SeedAsync(0, 10, withInstances: true);
        _ = await Latencies.MeasureAsync(Enumerable.Range(0, 10), host.AssociateAsync);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);

        using var requests = new StorageRequests(connectionString);
        await Task.Delay(Period, TimeProvider.System);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"idle: {requests.Count} storage requests in {Period.TotalSeconds:F0} s = {requests.Count / Period.TotalSeconds:F3} per second (target: at most 0.2)"));
    }
}
