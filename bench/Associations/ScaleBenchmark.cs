using System.Globalization;

namespace EipFunctions.Bench.Associations;

/// <summary>The same association in a region with 800 EIPs and with 100,000 more.</summary>
internal static class ScaleBenchmark
{
    private const int Many = 100_000;
    private const int Measured = 200;

    public static async Task RunAsync(string connectionString, TextWriter output)
    {
        await using var host = await BenchHost.StartAsync(connectionString);

        // The associated pairs come from the numbers behind the ones that only fill the region.
        var next = Many;
        await host.SeedAsync(next, 4 * Measured, withInstances: true);
        _ = await MeasureAsync();
        var few = await MeasureAsync();
        await host.SeedAsync(0, Many, withInstances: false);
        _ = await MeasureAsync();
        var many = await MeasureAsync();

        await output.WriteLineAsync($"800 EIPs in the region:     {few}");
        await output.WriteLineAsync($"100,800 EIPs in the region: {many}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"ratio of the medians: {many.Median / few.Median:F2} (target: at most 1.3)"));

        async Task<Latencies> MeasureAsync()
        {
            next += Measured;
            return await Latencies.MeasureAsync(Enumerable.Range(next - Measured, Measured), host.AssociateAsync);
        }
    }
}
