using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using EipFunctions.Engine;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Bench.Engine;

/// <summary>
/// What a workflow of three activities costs on the embedded engine: storage requests, time alone, throughput under
/// load, and the requests of an idle host.
/// </summary>
public sealed class EngineBenchmark
{
    private const int WarmUp = 200;
    private const int Sequential = 200;
    private const int Workflows = 2_000;

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>Runs the benchmark.</summary>
    /// <param name="connectionString">The table service.</param>
    /// <param name="output">Where the figures are printed.</param>
    public async Task RunAsync(string connectionString, TextWriter output)
    {
        var requests = new CountingPolicy();
        var options = WorkflowEngineTables.CreateOptions(TimeSpan.FromSeconds(10));
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var engine = new WorkflowEngine(
            new EngineOptions { HubName = $"Bench{_time.GetUtcNow().ToUnixTimeSeconds()}" },
            new TableServiceClient(connectionString, options),
            new WorkflowRegistry(new(JsonSerializerDefaults.Web)).AddWorkflow<BenchWorkflow>().AddActivity<BenchActivity>(),
            services,
            _time,
            NullLoggerFactory.Instance);
        await engine.StartAsync();
        await LoadAsync(engine.Client, "warm", WarmUp, clients: 32);

        var before = requests.Count;
        var latencies = await SequentialAsync(engine.Client);
        var alone = (requests.Count - before) / (double)Sequential;

        before = requests.Count;
        var started = _time.GetTimestamp();
        await LoadAsync(engine.Client, "load", Workflows, clients: 64);
        var elapsed = _time.GetElapsedTime(started);
        var loaded = (requests.Count - before) / (double)Workflows;

        before = requests.Count;
        await Task.Delay(IdleTime, _time);
        var idle = (requests.Count - before) / IdleTime.TotalSeconds;

        await output.WriteLineAsync("Workflow of 3 sequential activities             this engine   DurableTask.AzureStorage (published reference)");
        await LineAsync("storage requests per workflow, alone", alone, "36");
        await LineAsync("storage requests per workflow, 64 clients", loaded, "38.3");
        await LineAsync("latency alone, p50, ms", latencies[latencies.Count / 2], "157");
        await LineAsync("latency alone, p95, ms", latencies[latencies.Count * 95 / 100], "-");
        await LineAsync("workflows per second, 64 clients", Workflows / elapsed.TotalSeconds, "18");
        await LineAsync("storage requests per second, idle", idle, "0.75");

        Task LineAsync(string name, double figure, string reference) => output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  {name,-44} {figure,12:0.00}   {reference}"));
    }

    private async Task<List<double>> SequentialAsync(IWorkflowClient client)
    {
        var latencies = new List<double>();
        for (var i = 0; i < Sequential; i++)
        {
            var started = _time.GetTimestamp();
            await RunOneAsync(client, $"alone-{i}");
            latencies.Add(_time.GetElapsedTime(started).TotalMilliseconds);
        }

        latencies.Sort();
        return latencies;
    }

    private static async Task LoadAsync(IWorkflowClient client, string name, int workflows, int clients)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i <= workflows; i = Interlocked.Increment(ref next))
            {
                await RunOneAsync(client, $"{name}-{i}");
            }
        })));
    }

    private static async Task RunOneAsync(IWorkflowClient client, string id)
    {
        await client.ScheduleAsync(nameof(BenchWorkflow), id, "input");
        var state = await client.WaitAsync(id);
        if (state?.Status != WorkflowRuntimeStatus.Completed)
        {
            throw new InvalidOperationException($"'{id}' ended as {state?.Status}: {state?.Failure?.Message}");
        }
    }
}
