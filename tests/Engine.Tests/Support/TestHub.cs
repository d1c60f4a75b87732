using Azure.Core;
using Azure.Data.Tables;
using EipFunctions.Testing;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Engine.Tests.Support;

/// <summary>A hub of its own, and the engines that a test runs on it one after the other or beside each other.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private static int _hubs;

    private readonly string _connectionString;
    private readonly string _name = $"Hub{Interlocked.Increment(ref _hubs)}x{Environment.ProcessId}";
    private readonly ServiceProvider _services;
    private readonly List<WorkflowEngine> _engines = [];

    public TestHub(AzuriteFixture azurite, TimeProvider? time = null)
    {
        _connectionString = azurite.ConnectionString;
        Time = time ?? TimeProvider.System;
        _services = new ServiceCollection().AddSingleton(Scripts).BuildServiceProvider();
    }

    public Scripts Scripts { get; } = new();

    public TimeProvider Time { get; }

    public RecordingLoggers Loggers { get; } = new();

    /// <summary>Changes the settings of engines started from now on.</summary>
    public Action<EngineOptions> Configure { get; set; } = _ => { };

    /// <summary>For a test of an execution that stays in memory.</summary>
    public static void WithExtendedSessions(EngineOptions options) => options.ExtendedSessions = true;

    public Action<WorkflowRegistry> Register { get; set; } =
        r => r.AddWorkflow<Main>().AddWorkflow<Child>().AddActivity<Step>().AddActivity<Other>();

    /// <summary>The engine started last.</summary>
    public WorkflowEngine Engine => _engines[^1];

    public IWorkflowClient Client => Engine.Client;

    public TableClient Table => new(_connectionString, $"{_name}Journal");

    public async Task<WorkflowEngine> StartAsync(StorageTap? tap = null, OwnerIdentity? identity = null, TimeProvider? time = null)
    {
        var clientOptions = WorkflowEngineTables.CreateOptions(TimeSpan.FromSeconds(10));
        clientOptions.Retry.MaxRetries = 0;
        if (tap is not null)
        {
            clientOptions.AddPolicy(tap, HttpPipelinePosition.PerRetry);
        }

        var options = new EngineOptions { HubName = _name, ExtendedSessions = !ReplayAlways.IsOn };
        Configure(options);
        var registry = new WorkflowRegistry(new(System.Text.Json.JsonSerializerDefaults.Web));
        Register(registry);
        var engine = new WorkflowEngine(
            options,
            new TableServiceClient(_connectionString, clientOptions),
            registry,
            _services,
            time ?? Time,
            Loggers,
            identity ?? Ended());
        _engines.Add(engine);
        await engine.StartAsync();
        return engine;
    }

    /// <summary>Ends the engine as a crash does and starts another.</summary>
    public async Task CrashAsync(StorageTap? tap = null)
    {
        await Engine.KillAsync();
        await StartAsync(tap);
    }

    public async Task<WorkflowState> RunAsync(string id = "one", string input = "in")
    {
        await Client.ScheduleAsync(nameof(Main), id, input);
        return (await Client.WaitAsync(id).WaitAsync(TimeSpan.FromSeconds(20)))!;
    }

    public Task<ScheduleResult> ScheduleAsync(string id = "one", string input = "in", ScheduleOptions? options = null) =>
        Client.ScheduleAsync(nameof(Main), id, input, options);

    public async Task<WorkflowState> EndAsync(string id = "one") =>
        (await Client.WaitAsync(id).WaitAsync(TimeSpan.FromSeconds(20)))!;

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string prefix)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Table.QueryAsync<TableEntity>())
        {
            if (row.RowKey.StartsWith(prefix, StringComparison.Ordinal))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines)
        {
            await engine.KillAsync();
            await engine.DisposeAsync();
        }

        await _services.DisposeAsync();
    }

    /// <summary>An identity whose process has ended, so that the next engine need not wait for the lease.</summary>
    public static OwnerIdentity Ended() => new(Environment.MachineName, int.MaxValue, 0);

    /// <summary>An identity whose process lives.</summary>
    public static OwnerIdentity Living() => OwnerIdentity.OfThisProcess();
}
