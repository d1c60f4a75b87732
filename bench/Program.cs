using EipFunctions.Bench.Associations;
using EipFunctions.Bench.Engine;
using EipFunctions.Testing;

// Figures for people to read, each on an emulator of its own. None is asserted.
(string Name, Func<string, TextWriter, Task> RunAsync)[] benchmarks =
[
    ("engine", (connection, output) => new EngineBenchmark().RunAsync(connection, output)),
    ("latency", LatencyBenchmark.RunAsync),
    ("throughput", ThroughputBenchmark.RunAsync),
    ("idle", IdleBenchmark.RunAsync),
    ("scale", ScaleBenchmark.RunAsync),
];

var unknown = args.Except(benchmarks.Select(benchmark => benchmark.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"Unknown: {string.Join(", ", unknown)}. There are: {string.Join(", ", benchmarks.Select(b => b.Name))}.");
    return 2;
}

foreach (var (name, runAsync) in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
{
    Console.WriteLine($"== {name}");
    await using var azurite = await AzuriteServer.StartAsync();
    await runAsync(azurite.ConnectionString, Console.Out);
}

return 0;
