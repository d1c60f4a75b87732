using EipFunctions.Bench.Engine;
using EipFunctions.Testing;

await using var azurite = await AzuriteServer.StartAsync();
await new EngineBenchmark().RunAsync(azurite.ConnectionString, Console.Out);
