using System.Globalization;

namespace EipFunctions.Bench.Associations;

/// <summary>The same association in a region with 700 EIPs and with 100,000 more.</summary>
internal static class ScaleBenchmark
{
    private const int Many = 100_000;
    private const int Measured = 200;

    public static async Task RunAsync(string connectionString, TextWriter output)
    {
        await using var host = await BenchHost.StartAsync(connectionString);

        // The associated pairs come from the numbers behind the ones that only fill the region.
        await host.SeedAsync(Many, 100 + (3 * Measured), withInstances: true);
        _ = await Latencies.MeasureAsync(Enumerable.Range(Many, 100), host.AssociateAsync);
        var few = await Latencies.MeasureAsync(Enumerable.Range(Many + 100, Measured), host.AssociateAsync);
        await host.SeedAsync(0, Many, withInstances: false);
        _ = await Latencies.MeasureAsync(Enumerable.Range(Many + 100 + Measured, Measured), host.AssociateAsync);
        var many = await Latencies.MeasureAsync(Enumerable.Range(Many + 100 + (2 * Measured), Measured), host.AssociateAsync);

        await output.WriteLineAsync($"700 EIPs in the region:     {few}");
        await output.WriteLineAsync($"100,700 EIPs in the region: {many}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"ratio of the medians: {many.Median / few.Median:F2} (target: at most 1.3)"));
    }
}
