using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;

namespace EipFunctions.Bench.Associations;

/// <summary>1,000 associations in one region from 32 clients, beside raw inserts from as many.</summary>
internal static class ThroughputBenchmark
{
    private const int Clients = 32;
    private const int Count = 1000;
    private const int WarmUp = 200;

    public static async Task RunAsync(string connectionString, TextWriter output)
    {
        _ = await RawInsertsPerSecondAsync(connectionString);
        var before = await RawInsertsPerSecondAsync(connectionString);
        double associations;
        double requestsEach;
        await using (var host = await BenchHost.StartAsync(connectionString))
        {
            await host.SeedAsync(0, WarmUp + Count, withInstances: true);
            _ = await PerSecondAsync(0, WarmUp, host.AssociateAsync);
            using var requests = new StorageRequests(connectionString);
            associations = await PerSecondAsync(WarmUp, Count, host.AssociateAsync);
            requestsEach = (double)requests.Count / Count;
        }

        var after = await RawInsertsPerSecondAsync(connectionString);
        var raw = (before + after) / 2;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{associations:F0} associations per second, {requestsEach:F2} storage requests each"));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"reference: {raw:F0} raw inserts per second ({before:F0} before, {after:F0} after): one association per {raw / associations:F1} inserts (target: at most 8)"));
    }

    private static async Task<double> RawInsertsPerSecondAsync(string connectionString)
    {
        var table = new TableServiceClient(connectionString).GetTableClient("RawInserts");
        _ = await table.CreateIfNotExistsAsync();
        var run = Stopwatch.GetTimestamp();
        var data = new string('x', 500);
        return await PerSecondAsync(
            0, 2000, number => table.AddEntityAsync(new TableEntity("raw", $"{run}-{number}") { ["Data"] = data }));
    }

    private static async Task<double> PerSecondAsync(int first, int count, Func<int, Task> callAsync)
    {
        var next = first - 1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number < first + count; number = Interlocked.Increment(ref next))
            {
                await callAsync(number);
            }
        }));
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
